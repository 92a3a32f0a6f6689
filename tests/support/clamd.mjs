// A scanner on loopback that speaks clamd's INSTREAM and answers what the test says: "OK", or a name of a virus that it
// "finds"; null keeps every caller waiting until something is said.
import { createServer } from 'node:net';

export async function startClamd(words = 'OK') {
  const waiting = new Set();
  const lines = new Set();
  const answer = (line) => line.end(`stream: ${words === 'OK' ? 'OK' : `${words} FOUND`}\0`);
  // Whether the bytes end a stream: "zINSTREAM\0", then pieces with their length before them, the last of length 0.
  const isWhole = (bytes) => {
    let at = 10;
    while (at + 4 <= bytes.length) {
      const size = bytes.readUInt32BE(at);
      if (size === 0) return true;
      at += 4 + size;
    }
    return false;
  };
  const server = createServer((line) => {
    let bytes = Buffer.alloc(0);
    lines.add(line);
    line.on('error', () => undefined);
    line.on('close', () => { waiting.delete(line); lines.delete(line); });
    line.on('data', (more) => {
      bytes = Buffer.concat([bytes, more]);
      if (!isWhole(bytes)) return;
      if (words === null) waiting.add(line);
      else answer(line);
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    where: `tcp:127.0.0.1:${server.address().port}`,
    say(next) {
      words = next;
      if (words === null) return;
      waiting.forEach(answer);
      waiting.clear();
    },
    stop() {
      lines.forEach((line) => line.destroy());
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
