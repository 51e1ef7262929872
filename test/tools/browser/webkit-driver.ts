import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Starts WebKitWebDriver on a virtual display of its own; both end with this process. Resolves to the port. */
export async function startWebKitDriver(): Promise<number> {
  const display = await startDisplay();
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    stdio: 'ignore',
    // Its compositing thread crashes now and then while windows open and close.
    env: { ...process.env, DISPLAY: display, WEBKIT_DISABLE_COMPOSITING_MODE: '1' },
  });
  endWithProcess(driver);
  await untilListening(port, driver);
  return port;
}

/** Xvfb chooses a free display and tells its number on the file descriptor that it is given. */
async function startDisplay(): Promise<string> {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  endWithProcess(xvfb);
  const output = xvfb.stdio[3];
  if (!output) throw new Error('Xvfb has no file descriptor to tell its display on.');
  const [number] = (await once(output, 'data')) as [Buffer];
  return `:${number.toString().trim()}`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

async function untilListening(port: number, driver: ChildProcess): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline && driver.exitCode === null) {
    if (await accepts(port)) return;
    await pause(100);
  }
  throw new Error('WebKitWebDriver did not start within 20 seconds.');
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('close', () => socket.destroy()).once('connect', () => socket.end());
  });
}

function endWithProcess(child: ChildProcess): void {
  process.once('exit', () => child.kill());
}
