// Takes back what a killed server had not synced, from the undo log of power_shim.c, as a power cut would.
import {
  closeSync, existsSync, fstatSync, ftruncateSync, linkSync, lstatSync, mkdirSync, openSync, readFileSync, readSync,
  readdirSync, renameSync, rmSync, unlinkSync, writeSync,
} from 'node:fs';
import { join } from 'node:path';

const kMagic = 0x4c574f50;
const kHeader = 64;
const kSector = 512;
const kType = { write: 1, truncate: 2, sync: 3, create: 4, unlink: 5, rename: 6, mkdir: 7, rmdir: 8 };

// Numbers in [0, 1) that a seed fixes (mulberry32).
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

// The records of a log; a tail that the kill cut off is left out (its change had not been made yet).
export function readLog(file) {
  const bytes = readFileSync(file);
  const records = [];
  for (let at = 0; at + kHeader <= bytes.length;) {
    if (bytes.readUInt32LE(at) !== kMagic) throw new Error(`the log is broken at byte ${at}`);
    const number = (index) => Number(bytes.readBigUInt64LE(at + 8 + 8 * index));
    const [seq, inode, offset, length, oldSize, pathLength, dataLength] = [0, 1, 2, 3, 4, 5, 6].map(number);
    const end = at + kHeader + pathLength + dataLength;
    if (end > bytes.length) break;
    const start = at + kHeader;
    records.push({
      type: bytes.readUInt32LE(at + 4), seq, inode, offset, length, oldSize,
      path: bytes.toString('utf8', start, start + pathLength), data: bytes.subarray(start + pathLength, end),
    });
    at = end;
  }
  return records.sort((a, b) => a.seq - b.seq);
}

function pathsByInode(folders) {
  const paths = new Map();
  const walk = (folder) => {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      const about = lstatSync(path);
      if (about.isDirectory()) walk(path);
      else if (about.isFile() && !paths.has(about.ino)) paths.set(about.ino, path);
    }
  };
  for (const folder of folders) walk(folder);
  return paths;
}

const writeAll = (file, bytes, at) => {
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done, bytes.length - done, at + done);
};

// Undoes the writes of one file, newest first; then, for a torn cut, makes a random part of their sectors again.
function undoContents(path, changes, isKept) {
  const file = openSync(path, 'r+');
  try {
    for (const change of [...changes].reverse()) {
      if (change.type === kType.write) {
        change.made = Buffer.alloc(change.length);
        const had = readSync(file, change.made, 0, change.length, change.offset);
        change.made = change.made.subarray(0, had);
      }
      writeAll(file, change.data, change.offset);
      if (change.type === kType.truncate || fstatSync(file).size > change.oldSize) ftruncateSync(file, change.oldSize);
    }
    for (const change of changes) {
      if (change.type === kType.truncate) {
        if (isKept()) ftruncateSync(file, change.offset);
        continue;
      }
      for (let at = 0; at < change.made.length;) {
        const place = change.offset + at;
        const size = Math.min(kSector - (place % kSector), change.made.length - at);
        if (isKept()) writeAll(file, change.made.subarray(at, at + size), place);
        at += size;
      }
    }
  } finally {
    closeSync(file);
  }
}

function undoEntry(change, state) {
  const grave = join(state, `grave-${change.seq}`);
  const bringBack = (path) => {
    if (existsSync(grave) && !existsSync(path)) linkSync(grave, path);
  };
  switch (change.type) {
    case kType.create:
      if (existsSync(change.path)) unlinkSync(change.path);
      break;
    case kType.mkdir:
      rmSync(change.path, { recursive: true, force: true });
      break;
    case kType.rmdir:
      mkdirSync(change.path, { recursive: true });
      break;
    case kType.unlink:
      bringBack(change.path);
      break;
    case kType.rename:
      if (existsSync(change.path)) renameSync(change.path, change.data.toString('utf8'));
      bringBack(change.path);
      break;
  }
}

// The directory as it stands after the cut. `random` decides how much of what was not synced survives; without it
// nothing does. Empties the state folder. Says how many changes were at stake and taken back.
export function cutPower({ folder, state, random }) {
  const records = existsSync(join(state, 'log')) ? readLog(join(state, 'log')) : [];
  const syncedTo = new Map();
  for (const record of records)
    if (record.type === kType.sync) syncedTo.set(record.inode, Math.max(syncedTo.get(record.inode) ?? 0, record.offset));
  const lost = records.filter((one) => one.type !== kType.sync && one.seq > (syncedTo.get(one.inode) ?? 0));
  const isContent = (one) => one.type === kType.write || one.type === kType.truncate;
  const chance = random ? [0, 0.1, 0.5, 0.9, 1][Math.floor(random() * 5)] : 0;

  const files = new Map();
  for (const one of lost.filter(isContent)) files.set(one.inode, [...(files.get(one.inode) ?? []), one]);
  const paths = pathsByInode([folder, state]);
  for (const [inode, changes] of files)
    if (paths.has(inode)) undoContents(paths.get(inode), changes, () => random !== undefined && random() < chance);

  const entries = lost.filter((one) => !isContent(one));
  const survive = random ? Math.floor(random() * (entries.length + 1)) : 0;
  for (const one of entries.slice(survive).reverse()) undoEntry(one, state);

  for (const path of pathsByInode([folder]).values()) if (path.endsWith('-shm')) unlinkSync(path);
  for (const name of readdirSync(state)) rmSync(join(state, name), { recursive: true, force: true });
  return { records: records.length, contents: lost.length - entries.length, entries: entries.length, chance, survive };
}
