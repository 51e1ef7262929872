import { describeConnectionStatus } from '../protocol/index.js';
import type { ConnectionStatusName, MessageEventDetails, WidgetMessage } from '../protocol/index.js';

/** What a `connection_status` means, told beside it; both are absent if there is no status, or one that is newer than this package. */
export interface ConnectionStatusMeaning {
  /** MX's name of the status, such as `DENIED`. */
  readonly connection_status_name?: ConnectionStatusName;
  /** Whether the user can do something about it in the widget: `reconnect()` opens it on this member. */
  readonly user_actionable?: boolean;
}

type WithMeaning<Detail> = 'connection_status' extends keyof Detail
  ? Detail & ConnectionStatusMeaning
  : Detail extends { member: { connection_status?: number } }
    ? Detail & { member: ConnectionStatusMeaning }
    : Detail;

/** The detail of the event for each message: MX's own fields, and the meaning of each `connection_status`. */
export type MemberEventDetails = {
  [Name in keyof MessageEventDetails]: WithMeaning<MessageEventDetails[Name]>;
};

/** The event's detail for a message: a copy with the meaning where there is a `connection_status`, else the message's own. */
export function detailFor({ type, detail }: WidgetMessage): MemberEventDetails[keyof MemberEventDetails] {
  switch (type) {
    case 'mx/connect/memberStatusUpdate':
      return { ...detail, ...meaningOf(detail.connection_status) };
    case 'mx/connect/memberError':
    case 'mx/connect/memberError/primaryAction':
      return { ...detail, member: { ...detail.member, ...meaningOf(detail.member.connection_status) } };
    default:
      return detail;
  }
}

function meaningOf(code: number | undefined): ConnectionStatusMeaning {
  const status = code === undefined ? undefined : describeConnectionStatus(code);
  return status ? { connection_status_name: status.name, user_actionable: status.actionable } : {};
}
