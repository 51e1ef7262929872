// @web/test-runner runs plain Node; the configuration itself is TypeScript like everything else.
import { register } from 'tsx/esm/api';

register();
const { createConfig } = await import('../test/tools/browser/config.ts');
export default await createConfig();
