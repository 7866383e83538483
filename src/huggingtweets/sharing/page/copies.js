// The copy check: the words, runs and similarity of huggingtweets.posts, and fingerprints as copies.py makes them.

const WORD = 6;  // size of a word; characters of scripts without spaces have a part of it
const OPTIONAL = /[\u0640\u064b-\u0652\u0670\u{e0100}-\u{e01ef}]/gu;

/** A function from a text to its fingerprint: sorted bytes, one for each 3-word run. */
export function fingerprints({ han, southEast, marks }) {
  const letter = `(?![${han}${southEast}])[\\p{L}\\p{N}_]`;
  const joiner = "(?<=[\\u0590-\\u1dbf\\ua800-\\uabff])[\\u200c\\u200d]";
  const items = new RegExp(
    `[${han}${southEast}][${marks}]*|(?:${letter})+(?:(?:[${marks}]|${joiner})+(?:${letter})*)*|[^\\p{L}\\p{N}_\\p{White_Space}\\x1c-\\x1f]`, "gu");
  const half = new RegExp(`^[${han}]`, "u"), third = new RegExp(`^[${southEast}]`, "u");
  const sizeOf = (word) => half.test(word) ? WORD / 2 : third.test(word) ? WORD / 3 : WORD;

  return (text) => {
    const words = normalise(text).match(items) ?? [];
    const runs = new Set();
    let end = 0, held = 0;
    for (let start = 0; start < words.length; start++) {
      while (held < 2 * WORD + 1 && end < words.length) held += sizeOf(words[end++]);
      if (held < 2 * WORD + 1) break;
      runs.add(words.slice(start, end).join(" "));
      held -= sizeOf(words[start]);
    }
    if (!runs.size && words.length) runs.add(words.join(" "));
    const hashes = [...runs].map(crc32);
    const bytes = hashes.map((hash) => hash & 255);
    if (hashes.length === 1) bytes.push(hashes[0] >>> 24);
    return Uint8Array.from(bytes).sort();
  };
}

function normalise(text) {
  // Case folding, which JavaScript lacks, differs from lower case in these letters.
  return text.normalize("NFKC").toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ").replace(OPTIONAL, "");
}

function crc32(text) {
  let hash = ~0;
  for (const byte of new TextEncoder().encode(text)) {
    hash ^= byte;
    for (let bit = 0; bit < 8; bit++) hash = hash >>> 1 ^ (hash & 1 ? 0xedb88320 : 0);
  }
  return ~hash >>> 0;
}

/** Jaccard similarity of two sorted fingerprints. */
export function similarity(a, b) {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) { shared++; i++; j++; }
    else if (a[i] < b[j]) i++;
    else j++;
  }
  return shared / (a.length + b.length - shared);
}
