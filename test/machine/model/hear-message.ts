import type { ReportedResult } from '../../../src/popout/types.js';
import type { WidgetMessage } from '../../../src/protocol/index.js';
import type { WidgetModel } from './widget-model.js';

/** What the widget's messages say of the member and of a way to the bank; `end` is what one means for a user who is out. */
export function hearMessage(model: WidgetModel, message: WidgetMessage, end?: ReportedResult): void {
  const { trip } = model;
  switch (message.type) {
    case 'mx/connect/memberConnected': {
      const { member_guid: memberGuid } = message.detail;
      if (trip && (trip.isOut || trip.maySucceed || trip.request.memberGuid === memberGuid))
        model.settle(trip, { outcome: 'completed', memberGuid });
      model.memberGuid = memberGuid;
      model.visit.connect(memberGuid);
      break;
    }
    case 'mx/connect/oauthError': {
      const { member_guid } = message.detail;
      const isAbout = member_guid === undefined || member_guid === trip?.request.memberGuid;
      if (trip && end && isAbout && trip.outcome !== 'denied') model.settle(trip, end);
      break;
    }
    case 'mx/connect/stepChange': {
      const { current } = message.detail;
      const isLate = trip?.maySucceed && (current === 'connecting' || current === 'connected');
      if (trip && end && (trip.isOut || isLate)) model.settle(trip, end);
      break;
    }
    case 'mx/connect/backButtonClicked':
    case 'mx/connect/backToSearch':
      if (trip?.isOut && end) model.settle(trip, end);
      if (message.type === 'mx/connect/backToSearch') model.forgetMember();
      break;
    case 'mx/connect/selectedInstitution':
      model.visit.begin();
      model.forgetMember();
      model.institution = message.detail.name;
      break;
    case 'mx/connect/memberDeleted':
      model.forgetMember();
      model.visit.disconnect(message.detail.member_guid);
      break;
    case 'mx/connect/microdeposits/loaded':
      model.visit.begin();
      break;
    case 'mx/connect/connected/primaryAction':
    case 'mx/connect/microdeposits/verified/primaryAction':
    case 'mx/connect/microdeposits/comeBack/primaryAction':
      model.finish('done');
      break;
    case 'mx/connect/memberError':
      model.memberGuid = message.detail.member.guid;
      break;
    default:
      if ('member_guid' in message.detail && typeof message.detail.member_guid === 'string')
        model.memberGuid = message.detail.member_guid;
  }
}
