"""A need matched with ten thousand open offers, over HTTP: beside plain lists of these and of as many needs, and a question that
reads none."""

import http.client
import json
import statistics
import subprocess
import time

from .tools import BINARY, Instance, fresh_postgres, fresh_sqlite, ours, percentile, scratch_postgres

OFFERS, TIMES = 10_000, 200

MATCHES = """query($id: ID!) { node(id: $id) { ... on HostNeed { matches(first: 20) { totalCount nodes { score disadvantageDelta
    factors { factor weight contribution explanation } offer { pseudonym role area { description } fteAvailable } } } } } }"""
QUESTIONS = {
    "matches of a need": (MATCHES, "node.matches.totalCount"),
    "offers that match it": ("query($id: ID!) { offers(filter: {matchesNeed: $id}, first: 20) { totalCount nodes { pseudonym role } } }", "offers.totalCount"),
    "offers": ("{ offers(first: 20) { totalCount nodes { pseudonym role } } }", "offers.totalCount"),
    "needs": ("{ hostNeeds(first: 20) { totalCount nodes { role fte } } }", "hostNeeds.totalCount"),
    "the need alone": ("query($id: ID!) { node(id: $id) { ... on HostNeed { fte role } } }", None),
}
POST = "mutation($input: PostHostNeedInput!) { postHostNeed(input: $input) { need { id } userErrors { code message path } } }"

# People of schools of trusts, each with an open offer, and needs of as many other schools.
FILL = """
INSERT INTO staff_member (id, employer_trust_uid, base_school_urn, role, contract_hundredths, legal_hold, redacted_at, version)
SELECT {uuid}, trust_uid, urn, CASE {four} WHEN 0 THEN 'SENDCO' WHEN 1 THEN 'HEAD_OF_YEAR_OR_PHASE' ELSE 'TEACHER' END, 100, false, NULL, 1
FROM school WHERE trust_uid IS NOT NULL ORDER BY urn LIMIT %d;
INSERT INTO secondee_offer (id, staff_member_id, pseudonym, offer_state, role, subjects, key_stages, area_region, area_authority,
    fte_hundredths, available_from, available_to, max_travel_minutes, consented_at, updated_at, version)
SELECT {uuid}, m.id, 'Quiet Heron ' || s.urn, 'OPEN', m.role, CASE {four} WHEN 0 THEN '["PHYSICS"]' WHEN 1 THEN '["ENGLISH"]' ELSE '[]' END,
    '["KS3","KS4"]', 'LONDON', s.la_code, 20 * (1 + {four}), {today}, {later}, 60, {now}, {now}, 1
FROM staff_member m JOIN school s ON s.urn = m.base_school_urn;
INSERT INTO host_need (id, school_urn, trust_uid, role, subjects, key_stages, reason, description, fte_hundredths, starts_on,
    travel_support, accommodation_support, visibility, need_state, priority, posted_by, created_at, updated_at, version)
SELECT {uuid}, urn, trust_uid, 'TEACHER', '[]', '["KS3"]', 'SUBJECT_SHORTAGE', 'Somebody.', 100, {today},
    false, false, CASE {four} WHEN 0 THEN 'PUBLIC' ELSE 'SIGNED_IN' END, 'OPEN', 0, 'bench', {now}, {now}, 1
FROM school WHERE trust_uid IS NOT NULL ORDER BY urn DESC LIMIT %d;
""" % (OFFERS, OFFERS)
WORDS = {
    "sqlite": {"uuid": "randomblob(16)", "four": "(abs(random()) % 4)", "today": "date('now')", "later": "date('now', '+1 year')", "now": "strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now')"},
    "postgres": {"uuid": "gen_random_uuid()", "four": "floor(random() * 4)::int", "today": "current_date", "later": "current_date + 365", "now": "now()"},
}


def bench_matching(files):
    with scratch_postgres() as (folder, server):
        print("| | | met | median ms | p99 ms |\n|---|---|--:|--:|--:|")
        for engine, url in (("sqlite", fresh_sqlite(folder)), ("postgres", fresh_postgres(server, "matching"))):
            ours(files, url)
            command = ["sqlite3", folder / "ours.db"] if engine == "sqlite" else ["psql", "-q", url]
            subprocess.run(command, input=FILL.format(**WORDS[engine]), text=True, check=True)
            trust, school = largest_trust(command)
            token = subprocess.check_output([BINARY, "token", "--role", "trust-leader", "--trust", trust, "--database-url", url], text=True).strip()
            with Instance(url, "--quota", "0") as instance:
                measure(engine, Asker(instance, token), school)


def largest_trust(command):
    question = "SELECT trust_uid, min(urn) FROM school WHERE trust_uid IS NOT NULL AND closed_on IS NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
    aligned = ["-At", "-F", "|"] if command[0] == "psql" else []
    return subprocess.check_output([*command, *aligned], input=question + ";", text=True).strip().split("|")


class Asker:
    """A leader, over one connection."""

    def __init__(self, instance, token):
        self.connection = http.client.HTTPConnection(instance.address, timeout=30)
        self.headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}

    def ask(self, query, variables):
        self.connection.request("POST", "/graphql", json.dumps({"query": query, "variables": variables}), self.headers)
        reply = json.load(self.connection.getresponse())
        if "errors" in reply:
            raise SystemExit(reply)
        return reply["data"]


def measure(engine, asker, school):
    today = time.strftime("%Y-%m-%d")
    later = time.strftime("%Y-%m-%d", time.localtime(time.time() + 300 * 86400))
    wanted = {"school": {"urn": school}, "role": "TEACHER", "subjects": ["PHYSICS"], "keyStages": ["KS4"], "reason": "SUBJECT_SHORTAGE",
              "description": "Physics.", "fte": "0.8", "startsOn": today, "endsOn": later, "visibility": "SIGNED_IN"}
    need = asker.ask(POST, {"input": wanted})["postHostNeed"]["need"]["id"]
    for name, (query, total) in QUESTIONS.items():
        times = []
        for _ in range(TIMES):
            began = time.perf_counter()
            found = asker.ask(query, {"id": need} if "$id" in query else {})
            times.append((time.perf_counter() - began) * 1e3)
        for part in (total or "").split(".") if total else ():
            found = found[part]
        print(f"| {engine} | {name} | {found if total else ''} | {statistics.median(times):.2f} | {percentile(times, 99):.2f} |")
