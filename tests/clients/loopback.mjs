// SPDX-License-Identifier: BSL-1.0
// Lets connections go to this machine alone; others are refused, and listed.
import {Socket, isIP} from "node:net";

/// Where clients wanted to connect to, "host:port".
export const refused = [];

const isLocal = host => host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));

const connect = Socket.prototype.connect;
Socket.prototype.connect = function (...given) {
    // Node.js itself passes the options in a list, which it has already put in order.
    const [first, second] = Array.isArray(given[0]) ? given[0] : given;
    const options = typeof first === "object" ? first : {port: first, host: typeof second === "string" ? second : undefined};
    const host = options.host ?? "localhost";
    if (options.path === undefined && !isLocal(host)) {
        refused.push(`${host}:${options.port}`);
        this.destroy(new Error(`tests/clients: no connection to ${host} is allowed`));
        return this;
    }
    return connect.apply(this, given);
};

/// Whether that holds, in this version of Node.js: tries an address that is nobody's (RFC 5737).
export async function holds() {
    const nobody = "192.0.2.1";
    await fetch(`http://${nobody}:80`, {signal: AbortSignal.timeout(1000)}).catch(() => {});
    return refused.length === 1 && refused.pop() === `${nobody}:80`;
}
