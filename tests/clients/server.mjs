// SPDX-License-Identifier: BSL-1.0
// Starts a dialect server, reads its log, and ends it.
import {spawn} from "node:child_process";
import {once} from "node:events";
import {createInterface} from "node:readline";

/// A server that answers in `dialect` whatever the target: its address, and its log.
export async function startServer(program, dialect) {
    const child = spawn(program, ["0", dialect], {stdio: ["pipe", "pipe", "inherit"]});
    const lines = createInterface({input: child.stdout});
    const [address] = await Promise.race([
        once(lines, "line"),
        once(child, "exit").then(([code]) => { throw new Error(`${program} ended with ${code}`); }),
    ]);
    const ask = async method => (await fetch(`${address}/log`, {method})).json();
    /// The requests since the last `log.clear()`: {method, target, code, status, id, at}.
    const log = () => ask("GET");
    log.clear = () => ask("DELETE");
    const stop = async () => {
        const ended = child.exitCode === null ? once(child, "exit") : Promise.resolve();
        child.stdin.end();
        await ended;
    };
    const {hostname, port} = new URL(address);
    return {address, host: hostname, port: Number(port), log, stop};
}
