#!/usr/bin/env python3
"""Measures the portal against its anchors, side by side in one run; docs/BENCHMARKS.md says what and why.

Called by scripts/bench.sh as run.py BINARY [load] [page] [readings] [import] [size]; without names, all of them.
Prints a table in Markdown. Never compares with an earlier run (shared machines differ by hours).
"""
import glob, json, os, re, shutil, signal, statistics, subprocess, sys, time, urllib.request
from pathlib import Path

BINARY, PARTS = sys.argv[1], sys.argv[2:] or ["page", "readings", "import", "size"]
DIR, SERVER = Path(os.environ["BENCH_DIR"]), os.environ["SERVER_URL"]
ACCOUNTS, MONTHS = int(os.environ.get("ACCOUNTS", 1_000_000)), int(os.environ.get("MONTHS", 12))
ROUNDS, WARM, RUN = int(os.environ.get("ROUNDS", 3)), 3, int(os.environ.get("SECONDS_EACH", 8))
VISITS = min(200_000, ACCOUNTS)
HERE = Path(__file__).parent
PG_BIN = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
LISTEN = "127.0.0.1:18099"
rows = []


def url(database):
    return SERVER.replace("/postgres?", f"/{database}?", 1)


def psql(database, sql, *more):
    command = [f"{PG_BIN}/psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", url(database), *more]
    return subprocess.run(command, input=sql, text=True, check=True, capture_output=True).stdout.strip()


def kabinet(database, *args, **more):
    env = {**os.environ, **settings(database)}
    return subprocess.run([BINARY, *args], env=env, check=True, cwd=DIR, **more)


def settings(database):
    return {
        "KABINET__DATABASE__URL": url(database),
        "KABINET__SERVER__LISTEN": LISTEN,
        "KABINET__LIMITS__REQUESTS_PER_MINUTE": "1000000000",
        "KABINET__ORGANISATION__TIME_ZONE": "UTC",
        "RUST_LOG": "warn",
    }


def busy():
    """How busy the machine is by itself, over two seconds: figures of a busy one are worth little."""
    def ticks():
        values = [int(x) for x in open("/proc/stat").readline().split()[1:9]]
        return sum(values) - values[3] - values[4], sum(values)

    used, whole = ticks()
    time.sleep(2)
    used_then, whole_then = ticks()
    return (used_then - used) / (whole_then - whole)


class Portal:
    def __init__(self, database):
        env = {**os.environ, **settings(database)}
        self.process = subprocess.Popen([BINARY, "serve", "--no-worker"], env=env, cwd=DIR, stderr=open(DIR / "serve.log", "w"))
        for _ in range(200):
            try:
                urllib.request.urlopen(f"http://{LISTEN}/readyz")
                return
            except OSError:
                time.sleep(0.05)
        sys.exit("the portal does not come up; see serve.log")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()

    def memory(self):
        status = open(f"/proc/{self.process.pid}/status").read()
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024

    def get(self, path, session="", zipped=False):
        headers = {"Cookie": f"sid={session}"} | ({"Accept-Encoding": "gzip"} if zipped else {})
        return urllib.request.urlopen(urllib.request.Request(f"http://{LISTEN}{path}", headers=headers)).read()


def load(accounts):
    """A database of so many accounts, loaded once by the portal's own import; with residents who are signed in."""
    database = f"bench_{accounts}_{MONTHS}"
    if psql("postgres", f"select count(*) from pg_database where datname = '{database}'") == "0":
        psql("postgres", f"create database {database}_new")
        kabinet(f"{database}_new", "migrate")
        bundle = DIR / database
        kabinet(f"{database}_new", "sample", str(bundle), "--accounts", str(accounts), "--months", str(MONTHS), stdout=subprocess.DEVNULL)
        began = time.time()
        kabinet(f"{database}_new", "import", str(bundle), stdout=subprocess.DEVNULL)
        print(f"loaded {accounts} accounts × {MONTHS} months in {time.time() - began:.0f} s", file=sys.stderr)
        shutil.rmtree(bundle)
        psql(f"{database}_new", "vacuum analyze")
        psql("postgres", f"alter database {database}_new rename to {database}")
    if not psql(database, "select to_regclass('bench_visit')"):
        psql(database, (HERE / "visits.sql").read_text(), "-v", f"visits={min(VISITS, accounts)}")
    # Sessions that were looked at a moment ago: no page moves their idle limit.
    psql(database, "update session set data = data || jsonb_build_object('seen_at', now()), expires_at = now() + interval '30 days'; vacuum analyze session")
    lines = psql(database, "select session, account, field from bench_visit order by n", "-F", " ")
    (DIR / "visits").write_text(lines + "\n")
    return database


def captured(database, portal, visit):
    """The statements of one account page, as PostgreSQL logs them, as a pgbench script over any resident."""
    n, session, account, customer, digest = visit
    known = {digest: ":digest", customer: ":customer", account: ":account", "{" + account + "}": "array[:account]::uuid[]"}
    psql("postgres", f"alter database {database} set log_statement = 'all'")
    with Portal(database) as fresh:
        for _ in range(3):
            fresh.get(f"/accounts/{account}", session)
        time.sleep(0.3)
        log = Path(os.environ["TEST_PG_DIR"], "log")
        before = log.stat().st_size
        fresh.get(f"/accounts/{account}", session)
        time.sleep(0.3)
        text = log.read_text(errors="replace").encode()[before:].decode(errors="replace")
    psql("postgres", f"alter database {database} reset log_statement")
    script, constants = [], {}
    entries = re.split(r"(?m)^(?=\d{4}-\d\d-\d\d )", text)
    for entry, detail in zip(entries, entries[1:] + [""]):
        statement = re.search(r"LOG:  execute [^:]+: (.*)", entry, re.S)
        if not statement:
            continue
        given = dict(re.findall(r"\$(\d+) = '((?:[^']|'')*)'", detail)) if "DETAIL:" in detail else {}

        def fill(match):
            value = given.get(match[1])
            if value in known:
                return known[value]
            if value is None:
                return "null"
            name = f"c{len(constants)}"
            constants[name] = value.replace("''", "'")
            return f":{name}"

        script.append(re.sub(r"\$(\d+)", fill, " ".join(statement[1].split())) + ";")
    if len(script) < 3:
        sys.exit(f"the statements of a page were not found in the log:\n{text[:2000]}")
    return script, constants


PICK = """\\set n random(1, :visits)
select account, customer, '\\x' || encode(digest, 'hex') as digest, meter, field from bench_visit where n = :n \\gset
"""


def pgbench(database, script, constants, clients):
    path = DIR / "pgbench.sql"
    path.write_text(script)
    given = [x for name, value in {**constants, "visits": psql(database, "select max(n) from bench_visit")}.items() for x in ("-D", f"{name}={value}")]
    command = [f"{PG_BIN}/pgbench", "-n", "-M", "prepared", "-c", str(clients), "-j", "2", "-T", str(RUN), "-f", str(path), *given, url(database)]
    # The same kind of plans as the portal's: otherwise the anchor would plan anew each time.
    env = {**os.environ, "PGOPTIONS": "-c plan_cache_mode=force_generic_plan -c jit=off"}
    out = subprocess.run(command, text=True, capture_output=True, env=env)
    if out.returncode or " (0.000%)" not in out.stdout and "failed transactions: 0" not in out.stdout:
        sys.exit(out.stdout + out.stderr)
    return float(re.search(r"tps = ([\d.]+)", out.stdout)[1])


def wrk(script, clients, seconds):
    command = ["wrk", "-t", "2", "-c", str(clients), "-d", f"{seconds}s", "-s", str(HERE / script), f"http://{LISTEN}", "--", str(DIR / "visits")]
    out = subprocess.run(command, text=True, capture_output=True, check=True).stdout
    if "Non-2xx" in out or "Socket errors" in out:
        sys.exit(out)
    count, size = re.search(r"(\d+) requests in [\d.]+\w+, ([\d.]+\w+) read", out).groups()
    unit = {"KB": 2**10, "MB": 2**20, "GB": 2**30}[size[-2:]]
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1]), float(size[:-2]) * unit / int(count)


def rotation(database, script, constants, clients, lua):
    """(pgbench tps of the statements, portal requests/s, share of the statements, busy elsewhere) by round."""
    found = []
    wrk(lua, clients, WARM)
    for _ in range(ROUNDS):
        pick = pgbench(database, PICK, {}, clients)
        whole = pgbench(database, PICK + script, constants, clients)
        # The look-up of a resident is not the portal's: its time is taken out.
        anchor = 1 / (1 / whole - 1 / pick)
        pages, size = wrk(lua, clients, RUN)
        found.append((anchor, pages, pages / anchor, size))
        print(f"  pgbench {anchor:.0f}/s  portal {pages:.0f}/s  {pages / anchor:.2f}", file=sys.stderr)
    anchors = [x[0] for x in found]
    steady = (max(anchors) - min(anchors)) / statistics.median(anchors)
    return [statistics.median(x[i] for x in found) for i in range(4)] + [steady]


def add(what, anchor, portal, ratio, gate, note=""):
    rows.append((what, anchor, portal, ratio, gate, note))


def page(accounts):
    database = load(accounts)
    visit = psql(database, "select n, session, account, customer, '\\x' || encode(digest, 'hex') from bench_visit where n = 7", "-F", " ").split()
    script, constants = captured(database, None, visit)
    with Portal(database) as portal:
        body = portal.get(f"/accounts/{visit[2]}", visit[1])
        if b"data-balance=" not in body:
            sys.exit("the page has no balance on it")
        anchor, pages, ratio, size, steady = rotation(database, "\n".join(script) + "\n", constants, 8, "page.lua")
        if abs(size - len(body)) > 0.15 * len(body) + 1500:
            sys.exit(f"pages of {size:.0f} bytes are not the account page of {len(body)}")
        add(f"P1 account page, {accounts:,} accounts × {MONTHS} months, {len(script)} statements", f"{anchor:,.0f} tps", f"{pages:,.0f}/s", f"{ratio:.2f}", "≥ 0.35", f"anchor's rounds within {steady:.0%}")
        add(f"P11 memory after it, {accounts:,} accounts", "", f"{portal.memory():.0f} MB", "", "≤ 150 MB")
    return pages


def readings(accounts):
    database = load(accounts)
    with Portal(database) as portal:
        anchor, sent, ratio, _, steady = rotation(database, (HERE / "readings.sql").read_text(), {}, 32, "readings.lua")
        kept = psql(database, "select count(*) from reading_batch")
        if int(kept) < sent * RUN:
            sys.exit(f"only {kept} forms were kept")
        add("P5 readings sent, whole POST, 32 clients", f"{anchor:,.0f} tps", f"{sent:,.0f}/s", f"{ratio:.2f}", "≥ 0.35", f"anchor's rounds within {steady:.0%}")


def imports():
    """1,000,000 bills, file to live, against COPY to staging and INSERT … SELECT into a table with the same keys."""
    count = min(ACCOUNTS, 1_000_000)
    bundle, first = DIR / "import", DIR / "import-bills"
    subprocess.run([BINARY, "sample", str(bundle), "--accounts", str(count), "--months", "1"], check=True, stdout=subprocess.DEVNULL)
    first.mkdir(exist_ok=True)
    bills = (bundle / "bills.csv").rename(first / "bills.csv")
    (bundle / "bill_totals.csv").unlink()
    psql("postgres", "drop database if exists bench_import")
    psql("postgres", "create database bench_import")
    kabinet("bench_import", "migrate")
    kabinet("bench_import", "import", str(bundle), stdout=subprocess.DEVNULL)
    psql("bench_import", "vacuum analyze")
    columns = bills.open().readline().strip()
    ratios, best = [], []
    for _ in range(ROUNDS):
        staging = ", ".join(f"{column} text" for column in columns.split(","))
        psql("bench_import", f"drop table if exists anchor, staging; create unlogged table staging ({staging}); create table anchor (like bill including all);")
        began = time.time()
        psql("bench_import", f"\\copy staging from '{bills}' csv header\n")
        psql("bench_import", "analyze staging; " + (HERE / "bills.sql").read_text())
        anchor = time.time() - began
        psql("bench_import", "drop table anchor, staging; truncate bill cascade; checkpoint")
        began = time.time()
        kabinet("bench_import", "import", str(first), stdout=subprocess.DEVNULL)
        took = time.time() - began
        if psql("bench_import", "select count(*) from bill") != str(count):
            sys.exit("not every bill is there")
        ratios.append(took / anchor)
        best.append((anchor, took))
        print(f"  COPY + INSERT {anchor:.1f} s  import {took:.1f} s  {took / anchor:.2f}", file=sys.stderr)
    anchor, took = (statistics.median(x[i] for x in best) for i in (0, 1))
    add(f"P8 import of {count:,} bills, file to live", f"{anchor:.1f} s", f"{took:.1f} s", f"{statistics.median(ratios):.2f} ×", "≤ 5 ×")
    shutil.rmtree(bundle), shutil.rmtree(first)
    psql("postgres", "drop database bench_import")


def size():
    database = load(min(ACCOUNTS, 10_000))
    session = psql(database, "select session from bench_visit where n = 7")
    with Portal(database) as portal:
        html = portal.get("/home", session, zipped=True)
        plain = portal.get("/home", session).decode()
        total, scripts = len(html), 0
        for path in set(re.findall(r'(?:href|src)="(/static/[^"]+)"', plain)):
            part = len(portal.get(path, zipped=True))
            total += part
            scripts += part if path.endswith(".js") else 0
        add("P13 first view of /home, compressed", "", f"{total / 1000:.1f} kB, scripts {scripts / 1000:.1f} kB", "", "≤ 60 kB, ≤ 15 kB")


def main():
    small = min(ACCOUNTS, 10_000)
    before = busy()
    if "load" in PARTS:
        load(ACCOUNTS)
    if "page" in PARTS:
        few = page(small)
        if ACCOUNTS > small:
            add("P12 its page/s ÷ those with 10,000 accounts", "", "", f"{page(ACCOUNTS) / few:.2f}", "≥ 0.8")
    if "readings" in PARTS:
        readings(small)
    if "import" in PARTS:
        imports()
    if "size" in PARTS:
        size()
    cpu = open("/proc/cpuinfo").read().count("processor\t")
    print(f"\n{time.strftime('%Y-%m-%d')}, {cpu} cores, PostgreSQL {psql('postgres', 'show server_version').split()[0]}, {before:.0%} busy before it began\n")
    print("| what | anchor | portal | ratio | gate | note |\n|---|---|---|---|---|---|")
    for row in rows:
        print("| " + " | ".join(row) + " |")


main()
