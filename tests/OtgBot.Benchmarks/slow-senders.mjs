// What slow senders cost a running host: node tests/OtgBot.Benchmarks/slow-senders.mjs <url> <pid> [connections] [bytes each]
// Each connection looks like Slack's as far as its headers go, sends that much of a body at once, and then a little every second. Meanwhile
// /health/live is asked. Prints the resident memory of the process before, at its most, and ten seconds after all have hung up (Linux).
import net from 'node:net';
import { readFileSync } from 'node:fs';

const [url, pid, connections = '1000', bytes = '900000'] = process.argv.slice(2);
const { hostname, port } = new URL(url);
const rss = () => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024);
const wait = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

const before = rss();
let most = before;
const watch = setInterval(() => (most = Math.max(most, rss())), 200);
const counts = { open: 0, closed: 0, served: 0, failed: 0, slowest: 0 };
const sockets = [];
const piece = Buffer.alloc(Number(bytes), 97);
const connect = () => {
  const socket = net.connect(Number(port), hostname, () => {
    counts.open++;
    socket.write(`POST /slack/events HTTP/1.1\r\nHost: x\r\nX-Slack-Request-Timestamp: ${Math.floor(Date.now() / 1000)}\r\nX-Slack-Signature: v0=${'a'.repeat(64)}\r\nContent-Length: ${Number(bytes) + 900000}\r\n\r\n`);
    socket.write(piece);
  });
  const drip = setInterval(() => socket.writable && socket.write(Buffer.alloc(2048, 97)), 1000);
  socket.on('data', () => {});
  socket.on('error', () => {});
  socket.on('close', () => { clearInterval(drip); counts.closed++; });
  sockets.push(socket);
};
for (let n = 0; n < Number(connections); n++) {
  connect();
  if (n % 50 === 49) await wait(0.05);
}
for (let second = 0; second < 20; second++) {
  const start = performance.now();
  try {
    const answer = await fetch(`${url}/health/live`, { signal: AbortSignal.timeout(5000) });
    answer.ok ? counts.served++ : counts.failed++;
  } catch {
    counts.failed++;
  }
  counts.slowest = Math.max(counts.slowest, Math.round(performance.now() - start));
  await wait(1);
}
for (const socket of sockets) socket.destroy();
await wait(10);
clearInterval(watch);
console.log(JSON.stringify({ connections: Number(connections), bytes: Number(bytes), beforeMB: before, mostMB: most, afterMB: rss(), ...counts }));
