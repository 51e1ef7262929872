import { Controls } from './controls';

export default function Page() {
  return <Controls />;
}
