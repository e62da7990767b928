#!/usr/bin/env python3
"""Verifies an evidence pack. Written from docs/trail-format.md alone, beside the verifier in Java, with nothing but
Python's standard library. usage: verify.py PACK KEY [--witness PLACE] [--complete], where KEY is a verifier key or a
file with one, and PLACE a file with a checkpoint or the mail of one, or a directory of such files; exit code 0 sound,
1 not sound."""
import base64, hashlib, json, os, re, sys, zipfile
from urllib.parse import quote

problems, notes = [], []
sha = lambda b: hashlib.sha256(b).digest()
sha_text = lambda text: sha(text.encode()).hex()
leaf = lambda text: sha(b"\0" + text.encode())
node = lambda left, right: sha(b"\1" + left + right)
ENTRY = set("action actor asked at attempt attestation changes content format grounds kind previous reason record reliedOn rows signature tenant".split())
FILES = set("checkpoint.txt keys.txt trail.txt leaves.bin index.html".split())
MANIFEST = set("complete contentAt entries export exportedAt exportedBy files format organisation origin reason records scope signedActions tenant".split())
RECORD = set("changedAt id payload schema trailHead type version".split())
NOTHING = object()
if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)  # whole numbers have any number of digits


def demand(holds, problem):
    if not holds:
        problems.append(problem)


# --- canonical JSON (section 2) ---
ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def write(value):
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(write(name) + ":" + write(value[name]) for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(write, value)) + "]"
    if isinstance(value, str):
        return '"' + re.sub(r'["\\\0-\x1f]', lambda m: ESCAPES.get(m[0]) or "\\u%04x" % ord(m[0]), value) + '"'
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        return str(value)
    raise ValueError("not a canonical value: %r" % (value,))


def read(text):
    value = json.loads(text)
    if write(value) != text:
        raise ValueError("not canonical")
    return value


# --- Merkle tree (RFC 6962, RFC 9162 2.1.3.2) ---
def tree(leaves):
    if len(leaves) <= 1:
        return leaves[0] if leaves else sha(b"")
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return node(tree(leaves[:split]), tree(leaves[split:]))


def root_of(hash, index, size, path):
    last = size - 1
    for beside in path:
        if last == 0:
            return None
        if index & 1 or index == last:
            hash = node(beside, hash)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            hash = node(hash, beside)
        index, last = index >> 1, last >> 1
    return hash if last == 0 else None


# --- Ed25519 (RFC 8032, section 6) ---
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n, p):
    q = (0, 1, 1, 0)
    while n:
        q, p, n = add(q, p) if n & 1 else q, add(p, p), n >> 1
    return q


def point(bytes32):
    y = int.from_bytes(bytes32, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - x2) % P or (x == 0 and sign):
        raise ValueError("not a point of the curve")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


def verifies(key, message, signature):
    if len(signature) != 64:
        return False
    base = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
    s = int.from_bytes(signature[32:], "little")
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    left, right = times(s, base), add(point(signature[:32]), times(h, point(key)))
    same = all((left[i] * right[2] - right[i] * left[2]) % P == 0 for i in (0, 1))
    return s < L and same


# --- the parts of a pack (sections 4, 5, 7, 10, 11, 12) ---
def base64_of(text):
    decoded = base64.b64decode(text)
    demand(base64.b64encode(decoded).decode() == text, "'" + text + "' is not canonical base64")
    return decoded


def key_of(vkey):
    name, key_id, typed = vkey.split("+", 2)
    typed = base64_of(typed)
    demand(sha(name.encode() + b"\n" + typed)[:4].hex() == key_id and typed[0] == 1, "the key is not one")
    return name, key_id, typed[1:]


class Checkpoint:
    def __init__(self, note):
        self.message, signatures = note.rsplit("\n\n", 1)[0] + "\n", note.rsplit("\n\n", 1)[1]
        self.signatures = signatures.splitlines()
        self.origin, size, root, seal = self.message.splitlines()
        self.size, self.root, self.at = int(size), base64_of(root), instant(seal.split(" ")[2])

    def is_signed_by(self, key):
        name, key_id, public = key
        named = [base64_of(line.split(" ", 2)[2]) for line in self.signatures if line.startswith("— " + name + " ")]
        mine = [signature[4:] for signature in named if signature[:4].hex() == key_id]
        return name == self.origin and bool(mine) and all(verifies(public, self.message.encode(), s) for s in mine)


def is_attested(fields, keys, origin):
    hash = leaf(write(dict(fields, attestation=""))).hex()
    message, given = ("qms4j attestation v1\n%s\n%s\n" % (origin, hash)).encode(), base64_of(fields["attestation"])
    named = [public for name, key_id, public in keys if name == origin and key_id == given[:4].hex()]
    return len(given) > 4 and any(verifies(public, message, given[4:]) for public in named)


def checkpoint_of(note, manifest, key):
    found = Checkpoint(note)
    demand(found.is_signed_by(key), "the checkpoint is not signed with the key")
    demand(found.origin == manifest["origin"], "the checkpoint is of another log")
    tenant = quote(manifest["tenant"], safe="-._*").replace("~", "%7E")
    demand(found.origin.endswith("/" + tenant), "the log is of another tenant")
    demand(found.at == instant(manifest["exportedAt"]), "the pack is of another instant than its checkpoint")
    return found


# --- what a witness holds (section 11) ---
def held_in(file):
    text = open(file, encoding="utf-8", newline="").read()
    block = re.search("-----BEGIN CHECKPOINT-----(.*?)-----END CHECKPOINT-----", text, re.S)
    return Checkpoint(base64.b64decode(re.sub(r"[>\s]", "", block[1])).decode() if block else text)


def witnessed(place, pack, receipt, key):
    """The checkpoint to compare with, and why the pack contradicts it as far as that shows without leaves."""
    later = lambda c: c.at > pack.at or (c.at == pack.at and c.size > pack.size)
    if os.path.isdir(place):
        files = [os.path.join(d, f) for d, _, names in os.walk(place) for f in sorted(names) if f.endswith(".txt")]
        held = [c for c in map(held_in, files) if c.origin == pack.origin]
        demand(all(c.is_signed_by(key) for c in held), "the witness holds a checkpoint that the key has not signed")
        held = sorted((c for c in held if c.is_signed_by(key)), key=lambda c: (c.at, c.size))
        earlier = [c for c in held if not later(c)]
        demand(earlier, "the witness holds no checkpoint of the log from before the pack")
        if held and held[-1].size > receipt.size and later(held[-1]):
            notes.append("the witness holds a later checkpoint, of %d entries" % held[-1].size)
        known = earlier[-1] if earlier else None
    else:
        known = held_in(place)
        if known.origin != pack.origin or not known.is_signed_by(key):
            problems.append("the checkpoint of the witness is not one of this log")
            known = None
    if known and known.size == receipt.size:
        return known, "met" if known.root == receipt.root else "the log was rewritten, by the checkpoint of the witness"
    if known and later(known):
        return known, "the checkpoint of the witness is later than the pack"
    if known and known.size > pack.size:
        return known, "the log was cut back, by the checkpoint of the witness"
    return known, None


def compare(known, against, pack, leaves, set_backs, key):
    if known is None or against == "met":
        return
    if not against:
        if leaves is None and known.size < pack.size:
            problems.append("the pack has too few leaves to compare the log with the checkpoint of the witness")
        elif (tree(leaves[:known.size]) if leaves is not None else pack.root) != known.root:
            against = "the log was rewritten, by the checkpoint of the witness"
    if against:
        explained = [s for s in set_backs if s["logSize"] < known.size <= Checkpoint(s["abandoned"]).size
                     and Checkpoint(s["abandoned"]).is_signed_by(key)]
        (notes if explained else problems).append(against + (", as a set-back on record explains" if explained else ""))


def verify_receipt(text, manifest_bytes, manifest, content, key):
    line, note = text.split("\n", 1)
    demand(line.startswith("E "), "the receipt does not begin with an entry")
    found = Checkpoint(note)
    demand(found.is_signed_by(key) and found.origin == content.origin, "the checkpoint of the receipt is not signed with the key")
    entry = Entry(line[2:], manifest, (found.size, found.root, None), set(), [key])
    demand(entry.index >= content.size and found.at >= content.at, "the receipt is of a log without the content of the pack")
    record = entry.record
    demand(is_attested(entry.fields, [key], manifest["origin"]), "the receipt is not attested by the key")
    demand((entry.fields["kind"], record["type"], record["id"], record["version"])
           == ("CHANGE", "evidence-export", manifest["export"], 1), "the receipt is not of the export of this pack")
    recorded = [change.get("new") for change in entry.fields["changes"] if change["path"] == "/state/manifest"]
    demand(recorded == [sha(manifest_bytes).hex()], "the manifest is not the one that was put on record")
    return entry.fields["previous"], found


def undo(payload, changes):
    for change in reversed(changes):
        names = [name.replace("~1", "/").replace("~0", "~") for name in change["path"].split("/")[1:]]
        if not names:
            payload = change.get("old", NOTHING) if "old" in change else NOTHING
            continue
        at = payload
        for name in names[:-1]:
            at = at[int(name)] if isinstance(at, list) else at[name]
        last = int(names[-1]) if isinstance(at, list) else names[-1]
        if "old" not in change:
            del at[last]
        elif isinstance(at, list) and last == len(at):
            at.append(change["old"])
        else:
            at[last] = change["old"]
    return payload


def texts_in(value):
    if isinstance(value, dict):
        hash = value.get("erasable")
        if len(value) == 1 and isinstance(hash, str) and re.fullmatch("[0-9a-f]{64}", hash):
            return {hash}
        return set().union(*map(texts_in, value.values()))
    return set().union(*map(texts_in, value)) if isinstance(value, list) else set()


def instant(text):  # so that they compare as texts
    return text[:-1] + ("" if "." in text else ".000")


class Entry:
    def __init__(self, line, manifest, log, seen, keys):
        index, proof, text = line.split(" ", 2)
        if not re.fullmatch("0|[1-9][0-9]*", index) or not re.fullmatch("-|[0-9a-f]{64}(,[0-9a-f]{64})*", proof):
            raise ValueError("a place or a proof is not written as one")
        size, root, leaves = log
        self.fields, self.leaf, index = read(text), leaf(text), int(index)
        self.index = index
        self.hash, self.record = self.leaf.hex(), self.fields["record"]
        path = [] if proof == "-" else [bytes.fromhex(hash) for hash in proof.split(",")]
        name = "%s %s %s" % (self.record["type"], self.record["id"], self.record["version"])
        demand(set(self.fields) == ENTRY and self.fields["format"] == 1, name + " is of another format")
        demand(self.fields["tenant"] == manifest["tenant"], name + " is of another tenant")
        proved = leaves[index] == self.leaf if leaves else root_of(self.leaf, index, size, path) == root
        demand(0 <= index < size and proved and index not in seen, name + " is not at its place in the log")
        seen.add(index)
        signature = self.fields["signature"]
        demands = self.fields["action"] in manifest["signedActions"].get(self.record["type"], [])
        demand(signature is not None or self.fields["kind"] != "CHANGE" or not demands, name + " has no signature, and its action demands one")
        if signature is not None:
            bound = {k: signature[k] for k in ("continued", "meaning", "name", "signer", "zone")}
            bound |= {k: self.fields[k] for k in ("at", "content", "reason", "tenant")}
            bound["record"] = {k: self.record[k] for k in ("id", "type", "version")}
            demand(sha_text(write(bound)) == signature["binding"], name + " has a signature on something else")
            demand(signature["signer"] == self.fields["actor"]["id"], name + " is signed by another")
            demand(is_attested(self.fields, keys, manifest["origin"]), name + " is not attested by a key of the log")


def verify_record(record, chain, texts):
    name = "%s %s" % (record["type"], record["id"])
    demand(chain and len(chain) == record["version"] + 1, name + " has not one entry a version")
    demand(len(texts) == len(set(texts)) and set(texts) == texts_in(read(record["payload"])), name + " has other texts than it names")
    if not chain or len(chain) != record["version"] + 1:
        return
    last = chain[-1]
    demand((last.hash, last.fields["at"], last.record["schema"])
           == (record["trailHead"], record["changedAt"], record["schema"]), name + " is not what its last entry made")
    payload, later = read(record["payload"]), None
    for i in reversed(range(len(chain))):
        entry, batch = chain[i], chain[i].fields["kind"] == "BATCH"
        said = dict((row["id"], row["content"]) for row in entry.fields["rows"]).get(record["id"]) if batch else entry.fields["content"]
        demand(payload is not NOTHING and sha_text(write(payload)) == said, "%s version %d has another content" % (name, i))
        demand(entry.record["version"] == i and entry.record["type"] == record["type"], "%s lacks the entry of version %d" % (name, i))
        demand(batch or entry.record["id"] == record["id"], "%s has an entry of another record" % name)
        demand(batch or entry.fields["previous"] == (chain[i - 1].hash if i else ""), "%s version %d does not follow" % (name, i))
        at = instant(entry.fields["at"])
        demand(later is None or at <= later, "%s version %d is later than the next" % (name, i))
        later = at
        if not batch:
            payload = undo(payload, entry.fields["changes"])
            demand(i > 0 or payload is NOTHING, name + " is not made of nothing")


def digest_of(files, name):
    digest, size = hashlib.sha256(), 0
    with files.open(name) as content:
        for part in iter(lambda: content.read(1 << 20), b""):
            digest.update(part)
            size += len(part)
    return {"sha256": digest.hexdigest(), "size": size}


def verify(pack, key, witness, complete_only):
    files = zipfile.ZipFile(pack)
    names = [info.filename for info in files.infolist()]
    demand(len(names) == len(set(names)), "a file is there twice")
    manifest_bytes = files.read("manifest.json")
    manifest = read(manifest_bytes.decode())
    demand(set(manifest) == MANIFEST and manifest["format"] == 1, "the manifest is of another format")
    demand(set(manifest["files"]) == set(names) - {"manifest.json", "receipt.txt"}, "the manifest lists other files")
    for name, said in manifest["files"].items():
        demand(said == digest_of(files, name), name + " is not the file of the manifest")
        demand(name in FILES or name == "content/" + said["sha256"], name + " is no file of a pack")
    checkpoint = checkpoint_of(files.read("checkpoint.txt").decode(), manifest, key)
    size, root, leaves = checkpoint.size, checkpoint.root, None
    head, receipt = verify_receipt(files.read("receipt.txt").decode(), manifest_bytes, manifest, checkpoint, key)
    keys = [key] + [key_of(line) for line in files.read("keys.txt").decode().splitlines()]  # bound by the receipt
    known, against = witnessed(witness, checkpoint, receipt, key) if witness else (None, None)
    if "leaves.bin" in names:
        content = files.read("leaves.bin")
        leaves = [content[i:i + 32] for i in range(0, len(content), 32)]
        demand(len(leaves) == size and tree(leaves) == root, "leaves.bin does not lead to the root")
    scope, trail = manifest["scope"], files.read("trail.txt").decode()
    demand(trail.endswith("\n"), "trail.txt is cut off")
    wanted, period = {(r["type"], r["id"]) for r in scope["records"]}, "from" in scope or "until" in scope
    as_of = instant(scope["asOf"]) if "asOf" in scope else "~"
    everything = not wanted and not scope["types"] and not period and "asOf" not in scope
    lacking, tombstones, carried_out, set_backs = set(), {}, {}, []
    seen, found, of_batch, erased, erasures, counts = set(), set(), [], {}, {}, {"R": 0}
    batch = record = export = None
    named, contents = set(), {name[8:] for name in names if name.startswith("content/")}
    chain, texts = [], []

    def in_scope(type, id):
        demand((type, id) in wanted if wanted else not scope["types"] or type in scope["types"], "%s %s is not in scope" % (type, id))

    def end_of_record():
        nonlocal record, export
        if record is None:
            return
        ended, record = record, None
        counts["R"] += 1
        if not chain or chain[0].fields["previous"]:
            of_batch.append(ended["id"])
            chain[:0] = [batch] if batch else []
        verify_record(ended, chain, texts)
        at = read(ended["payload"])
        for step in manifest["contentAt"].get(ended["type"], "/").split("/")[1:]:
            at = at.get(step) if isinstance(at, dict) else None
        named.update([at] if isinstance(at, str) else [])
        if ended["type"] == "erasure":
            erasures[ended["id"]] = texts_in(read(ended["payload"])["state"]["texts"])
        elif (ended["type"], ended["id"]) == ("evidence-export", manifest["export"]):
            state, first = read(ended["payload"])["state"], chain[0].fields
            by = manifest["exportedBy"]
            demand(set(by) == {"id", "name"} and by["id"] == state["by"] == first["actor"]["id"], "exported by somebody else")
            demand((by["name"], manifest["reason"]) == (first["actor"]["name"], first["reason"]), "exported for another reason")
            demand(state["scope"] == scope, "the trail tells of another scope")
            demand([entry.hash for entry in chain] == [head], "the receipt does not follow on the export of the pack")
            export = ended
        else:
            state = read(ended["payload"])["state"] if ended["type"] in ("tombstone", "disposition") else None
            if state and ended["type"] == "tombstone" and ended["id"] == state["recordType"] + "/" + state["recordId"]:
                tombstones[state["recordType"], state["recordId"]] = state
            if state and ended["type"] == "disposition" and state["status"] == "CARRIED_OUT":
                signers = [e.fields["signature"]["signer"] for e in chain
                           if e.fields["action"] == "disposition.approve" and e.fields["signature"]]
                if any(signer != state["proposedBy"] for signer in signers):
                    carried_out[ended["id"]] = {(state["recordType"], i["id"], i["version"]) for i in state["items"]}
            if ended["type"] == "custody-act":
                act = read(ended["payload"])["state"]
                if (act["kind"], act["status"]) == ("RESTORED_ACCEPTED", "COMPLETED"):
                    set_backs.append(act)
            if not state or wanted:
                in_scope(ended["type"], ended["id"])
            found.add((ended["type"], ended["id"]))

    def end_of_batch():
        end_of_record()
        if batch and not wanted and not period:
            rows = {row["id"] for row in batch.fields["rows"]}
            lacking.update((batch.record["type"], id) for id in rows - set(of_batch))
        demand(len(of_batch) == len(set(of_batch)), "a record is there twice")
        of_batch.clear()

    for line in trail[:-1].split("\n"):
        letter, rest = line[0], line[2:]
        if line[1] != " ":
            raise ValueError("a line has no letter")
        if letter in "ABX":
            end_of_batch() if letter == "B" else end_of_record()
        if letter in "ABEX":
            entry = Entry(rest, manifest, (size, root, leaves), seen, keys)
            demand(entry.fields["kind"] == {"A": "ACCESS", "B": "BATCH", "E": "CHANGE", "X": "REFUSAL"}[letter], "an entry is of another kind")
            accounts = letter in "BE" and (entry.record["type"] in ("disposition", "erasure", "tombstone")
                                           or (entry.record["type"], entry.record["id"]) == ("evidence-export", manifest["export"]))
            demand(accounts or instant(entry.fields["at"]) <= as_of, "an entry is later than the instant of the pack")
        if letter == "B":
            batch = entry
        elif letter in "AX":
            in_scope(entry.record["type"], entry.record["id"])
        elif letter == "R":
            end_of_record()
            record, chain, texts = read(rest), [], []
            demand(set(record) == RECORD, "a record has other names")
        elif letter == "E":
            demand(record is not None, "an entry is of no record")
            chain.append(entry)
        elif letter == "T":
            text = read(rest)
            demand(set(text) in ({"salted"}, {"erased", "erasure"}), "a text has other names")
            texts.append(sha_text(text["salted"]) if "salted" in text else text["erased"])
            if "erased" in text:
                erased[text["erased"]] = text["erasure"]
        else:
            raise ValueError("a line has an unknown letter")
    end_of_batch()
    disposed = {gone: stone for gone, stone in tombstones.items()
                if gone + (stone["version"],) in carried_out.get(stone["disposition"], ())}
    for gone in lacking:
        demand(gone in disposed, "a batch lacks %s %s, and no disposal accounts for it" % gone)
    accounted = set()
    for stone in disposed.values() if leaves else ():
        for removed in stone["entries"]:
            place = removed["leafIndex"]
            right = 0 <= place < size and leaves[place].hex() == removed["hash"] and place not in seen and place not in accounted
            demand(right, "the tombstone of %s %s names a place that is not so" % (stone["recordType"], stone["recordId"]))
            accounted |= {place} if right else set()
    for hash, number in erased.items():
        demand(hash in erasures.get(number, ()), "no erasure has taken the text " + hash)
    demand(contents == (named if scope["contents"] else set()), "the texts in the pack are not those that its records name")
    demand(export is not None, "the record of the export is missing")
    demand(period or wanted <= found, "a record of the scope is missing")
    demand((counts["R"], len(seen)) == (manifest["records"], manifest["entries"]), "the manifest counts otherwise")
    complete = len(seen) + len(accounted) == size
    demand(manifest["complete"] == complete, "the manifest says otherwise whether the log is complete")
    demand(complete or not everything, "a pack of everything lacks %d entries" % (size - len(seen) - len(accounted)))
    demand(complete or not complete_only, "the pack is a part of the log, and all of it was demanded")
    compare(known, against, checkpoint, leaves, set_backs, key)
    return complete


if __name__ == "__main__":
    complete, fingerprint = False, ""
    try:
        key, options = sys.argv[2], sys.argv[3:]
        key = open(key).readline().strip() if os.path.isfile(key) else key
        witness = options[options.index("--witness") + 1] if "--witness" in options else None
        fingerprint = sha_text(key)
        complete = verify(sys.argv[1], key_of(key), witness, "--complete" in options)
    except Exception as error:  # whatever cannot be read is not sound
        problems.append("cannot be read: %s: %s" % (type(error).__name__, error))
    print("\n".join(problems) or "sound, %s; fingerprint of the key: %s" % ("COMPLETE" if complete else "PARTIAL", fingerprint))
    print("".join("note: %s\n" % note for note in notes), end="")
    sys.exit(1 if problems else 0)
