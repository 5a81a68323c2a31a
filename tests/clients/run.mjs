// SPDX-License-Identifier: BSL-1.0
// Runs the judges, each with a server of its own, and compares the table in the documentation with what they saw.
//
// usage: node run.mjs <amiss_dialect_server> <docs/clients.md> [--update] [judge]…
import {readFileSync, readdirSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {inspect, isDeepStrictEqual} from "node:util";
import * as loopback from "./loopback.mjs";
import {startServer} from "./server.mjs";
import {tableOf, withTable} from "./table.mjs";

const [server, page, ...rest] = process.argv.slice(2);
const update = rest.includes("--update");
const only = rest.filter(name => name !== "--update");
const names = readdirSync("judges").filter(name => name.endsWith(".mjs")).map(name => name.slice(0, -4)).sort();
for (const name of only) if (!names.includes(name)) throw new Error(`there is no judge ${name}: ${names.join(", ")}`);

const versionOf = client => JSON.parse(readFileSync(`node_modules/${client}/package.json`, "utf8")).version;

// What a check wants: a function says yes or no, an expression matches a text, anything else is equal.
function holds(wanted, got) {
    if (typeof wanted === "function") return wanted(got) === true;
    if (wanted instanceof RegExp) return typeof got === "string" && wanted.test(got);
    return isDeepStrictEqual(got, wanted);
}
const shown = value => typeof value === "function" ? value.meaning ?? String(value) : inspect(value, {breakLength: Infinity});

async function run(name) {
    const {client, dialect = "", program, judge} = await import(`./judges/${name}.mjs`);
    const result = {client, version: versionOf(client), checks: 0, problems: [], note: {saw: "", did: "", otherwise: ""}};
    const check = (what, wanted, got) => {
        result.checks += 1;
        if (!holds(wanted, got)) result.problems.push(`${what}: wanted ${shown(wanted)}, got ${shown(got)}`);
    };
    const started = await startServer(program ? join(dirname(server), program) : server, dialect);
    try {
        const {host, port, log} = started;
        await judge({base: `${started.address}/${dialect}`, address: started.address, host, port, check, log, note: result.note});
        if (result.checks === 0) result.problems.push("checked nothing");
        for (const [cell, text] of Object.entries(result.note)) if (!text) result.problems.push(`says nothing about "${cell}"`);
    } catch (error) {
        result.problems.push(`stopped: ${error?.stack ?? inspect(error)}`);
    } finally {
        await started.stop();
    }
    return result;
}

if (!await loopback.holds()) throw new Error("connections to other machines are not refused");
const results = await Promise.all((only.length ? only : names).map(run));
results.sort((a, b) => a.client < b.client ? -1 : 1);
const problems = results.flatMap(result => result.problems.map(text => `${result.client}: ${text}`));
problems.push(...loopback.refused.map(where => `a client wanted to connect to ${where}`));
if (only.length === 0) {
    const before = readFileSync(page, "utf8");
    const after = withTable(before, tableOf(results));
    if (update) writeFileSync(page, after);
    else if (after !== before) problems.push("the table in docs/clients.md differs; tests/clients/run.sh <server> --update writes it");
}
for (const result of results) console.log(`${result.client} ${result.version}: ${result.checks} checks`);
for (const problem of problems) console.log(`PROBLEM ${problem}`);
const checks = results.reduce((sum, result) => sum + result.checks, 0);
console.log(`${results.length} clients, ${checks} checks, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1); // some clients keep their connections open
