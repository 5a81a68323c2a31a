// SPDX-License-Identifier: BSL-1.0
// What a call of an SDK came to: the error that it threw, and the requests that the server had.

/// The error that `call` throws; null where it throws none.
export async function refused(call) {
  try {
    await call();
  } catch (error) {
    return error;
  }
  return null;
}

/// How many milliseconds were between each request and the one after it.
export function waits(requests) {
  return requests.slice(1).map((request, i) => request.at - requests[i].at);
}
