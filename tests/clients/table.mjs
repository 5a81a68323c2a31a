// SPDX-License-Identifier: BSL-1.0
// The table of docs/clients.md.

const begin = "<!-- the table begins: tests/clients/run.sh writes it -->\n";
const end = "<!-- the table ends -->\n";

/// The table of these results, one row a client.
export function tableOf(results) {
    const cell = text => text.replaceAll("|", "\\|").replaceAll("\n", " ");
    const rows = results.map(({client, version, note}) =>
        `| \`${client}\` ${version} | ${cell(note.saw)} | ${cell(note.did)} | ${cell(note.otherwise)} |\n`);
    return "| client and version | what it saw | what it did | what it does by itself otherwise |\n|---|---|---|---|\n" + rows.join("");
}

/// The page with this table in place of its own.
export function withTable(page, table) {
    const [from, to] = [page.indexOf(begin), page.indexOf(end)];
    if (from < 0 || to < from) throw new Error("docs/clients.md has no place for the table");
    return page.slice(0, from + begin.length) + table + page.slice(to);
}
