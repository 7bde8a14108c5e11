// SPDX-License-Identifier: AGPL-3.0-or-later
// What Cairn seals, Debian's age and npm's age-encryption open, and the other way round: to
// recipients, under a passphrase, bare and armored.
import "./webcrypto.js";
import { execFileSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ed25519 } from "@noble/curves/ed25519.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { scrypt } from "@noble/hashes/scrypt.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bech32 } from "@scure/base";
import * as age from "age-encryption";
import { Report, run } from "./peer.js";

const program = process.argv[2];
const report = new Report();
const folder = mkdtempSync(join(tmpdir(), "cairn-age-"));
const identity = await age.generateX25519Identity();
const recipient = await age.identityToRecipient(identity);
const other = await age.identityToRecipient(await age.generateX25519Identity());
const key_file = join(folder, "key.txt");
writeFileSync(key_file, identity + "\n");

const cairn = (verb, ...keys) => (input) => run(program, [verb, ...keys], input).out;
const debian = (...words) => (input) => run("age", words, input).out;
const npm = async (file, configure) => {
  const opener = new age.Decrypter();
  configure(opener);
  return opener.decrypt(file);
};

for (const size of [0, 1, 1000, 65535, 65536, 65537, 300000]) {
  const plain = Buffer.from(Array.from({ length: size }, (_, i) => (i * 31) % 251));
  const same = (opened, name) => report.check(plain.equals(Buffer.from(opened)), `${name}, ${size}`);

  const sealed = cairn("seal", other, recipient)(plain);
  const armored = cairn("armor", recipient, other)(plain);
  same(debian("-d", "-i", key_file)(sealed), "Debian's age opens what Cairn sealed");
  same(debian("-d", "-i", key_file)(armored), "Debian's age opens what Cairn armored");
  same(await npm(sealed, (it) => it.addIdentity(identity)), "npm opens what Cairn sealed");
  same(await npm(age.armor.decode(armored.toString()), (it) => it.addIdentity(identity)),
    "npm opens what Cairn armored");

  const words = "correct horse \u77f3";
  const under = cairn("seal", `pass:${words}`)(plain);
  same(await npm(under, (it) => it.addPassphrase(words)), "npm opens what a passphrase sealed");

  same(cairn("open", identity)(debian("-r", other, "-r", recipient)(plain)),
    "Cairn opens what Debian's age sealed");
  same(cairn("unarmor", identity)(debian("-a", "-r", recipient)(plain)),
    "Cairn opens what Debian's age armored");
  const sealer = new age.Encrypter();
  sealer.addRecipient(other);
  sealer.addRecipient(recipient);
  const from_npm = await sealer.encrypt(plain);
  same(cairn("open", identity)(from_npm), "Cairn opens what npm sealed");
  same(cairn("unarmor", identity)(age.armor.encode(from_npm)), "Cairn opens what npm armored");
  const phrased = new age.Encrypter();
  phrased.setPassphrase(words);
  phrased.setScryptWorkFactor(10);
  same(cairn("open", `pass:${words}`)(await phrased.encrypt(plain)),
    "Cairn opens what npm sealed under a passphrase");
}
// Under a passphrase Debian's age asks at a terminal, which script(1) plays.
const at_terminal = (command, typed) => {
  execFileSync("script", ["-qec", command, "/dev/null"], { cwd: folder, input: typed });
};
const key = Buffer.from(`${identity}\n`);
writeFileSync(join(folder, "sealed"), cairn("seal", "pass:three stones")(key));
at_terminal("age -d -o opened sealed", "three stones\n");
report.check(key.equals(readFileSync(join(folder, "opened"))),
  "Debian's age opens a key file that Cairn sealed under a passphrase");
at_terminal("age -p -o sealed.age key.txt", "three stones\nthree stones\n");
report.check(
  key.equals(cairn("open", "pass:three stones")(readFileSync(join(folder, "sealed.age")))),
  "Cairn opens a key file that Debian's age sealed under a passphrase");

// A person's key file serves age as it is.
const person = run(program, ["person", "pass:three stones"], "");
writeFileSync(join(folder, "person.age"), person.out);
writeFileSync(join(folder, "for-person"), cairn("seal", person.err)(key));
at_terminal("age -d -i person.age -o read for-person", "three stones\n");
report.check(key.equals(readFileSync(join(folder, "read"))),
  "Debian's age opens what is for a person with that person's key file");

// The way out that the format's description promises: age and two tools of every system.
const story = Buffer.from("a story\nin two lines");
writeFileSync(join(folder, "padded"), cairn("pad", other, recipient)(story));
const shell = `age -d -i key.txt padded | tail -n +2 | head -c ${story.length}`;
report.check(story.equals(execFileSync("sh", ["-c", shell], { cwd: folder })),
  "padded content comes out with age, tail and head");

// A code's keys as the browser works them out.
for (let round = 0; round < 5; ++round) {
  const random = Array.from({ length: 24 }, () => randomInt(10)).join("");
  const code = random + String(98n - ((BigInt(random) * 100n) % 97n)).padStart(2, "0");
  const bytes = (text) => new TextEncoder().encode(text);
  const salt = `the salt of hub ${round}`;
  const master = scrypt(bytes(code), bytes(salt), { N: 2 ** 16, r: 8, p: 1, dkLen: 32 });
  const part = (info) => hkdf(sha256, master, undefined, bytes(info), 32);
  const replies = bech32.encodeFromBytes("AGE-SECRET-KEY-", part("cairn/1 reply identity"));
  const wanted = [
    Buffer.from(part("cairn/1 mailbox token")).toString("hex"),
    await age.identityToRecipient(replies.toUpperCase()),
    Buffer.from(ed25519.getPublicKey(part("cairn/1 author key"))).toString("hex"),
  ];
  const typed = code.replace(/(.{5})/g, "$1-");
  const shown = run(program, ["mailbox", typed, salt], "").out.toString().trim().split("\n");
  report.check(wanted.join() === shown.join(), "a code opens the same mailbox in JavaScript");
}

// The control: somebody else's file must not open.
const foreign = debian("-r", other)(Buffer.from("x"));
report.check(!run(program, ["open", identity], foreign).ok, "a file for another stays shut");

rmSync(folder, { recursive: true });
report.end();
