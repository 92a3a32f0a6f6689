// What every program of tests and benches needs on this machine.
import { createServer } from 'node:net';

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// A port that nobody listens on now.
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
