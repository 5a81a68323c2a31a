// SPDX-License-Identifier: BSL-1.0
// What several judges need: limits on a number, the error of a promise, and the pauses in a log.

const meaning = (text, test) => Object.assign(test, {meaning: text});

// Timers of Node.js and the server's clock may differ by a few milliseconds.
const tolerance = 5;

/// Wants a number of milliseconds that is not below `least`.
export const atLeast = least => meaning(`at least ${least} ms`, got => got >= least - tolerance);
/// Wants a number of milliseconds in a range. A busy machine is late, never early.
export const between = (least, most) => meaning(`${least} to ${most} ms`, got => got >= least - tolerance && got <= most);
/// Wants an object of exactly this class.
export const exactly = type => meaning(`exactly the class ${type.name}`, got => got?.constructor === type);

/// What `call` throws, or rejects with; undefined if it succeeds.
export async function errorOf(call) {
    try {
        await call();
    } catch (error) {
        return error;
    }
    return undefined;
}

/// The requests that the server gets from `call`, whether or not it succeeds.
export async function requestsOf(log, call) {
    await log.clear();
    await errorOf(call);
    return log();
}

/// The milliseconds from each request to the next.
export const pauses = requests => requests.slice(1).map((request, at) => request.at - requests[at].at);
