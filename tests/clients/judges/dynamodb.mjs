// SPDX-License-Identifier: BSL-1.0
// @aws-sdk/client-dynamodb: AWS' client of DynamoDB, which speaks AWS JSON 1.0.
import {
    DynamoDBClient, DynamoDBServiceException, GetItemCommand, InternalServerError, ResourceNotFoundException, ThrottlingException,
} from "@aws-sdk/client-dynamodb";
import {atLeast, between, errorOf, exactly, pauses} from "../judging.mjs";

export const client = "@aws-sdk/client-dynamodb";
export const dialect = "aws";

export async function judge({base, check, log, note}) {
    const options = {region: "us-east-1", credentials: {accessKeyId: "judge", secretAccessKey: "judge"}, maxAttempts: 2,
        retryMode: "standard", logger: {debug() {}, info() {}, warn() {}, error() {}}};
    const dynamo = new DynamoDBClient({...options, endpoint: base});
    const once = new DynamoDBClient({...options, endpoint: base, maxAttempts: 1});
    const modelled = new DynamoDBClient({...options, endpoint: `${base}/modelled`});
    const get = (code, from) => errorOf(() => from.send(new GetItemCommand({TableName: code, Key: {id: {S: "1"}}})));

    // --- what the error says -----------------------------------------------------------------------------------------

    const cases = [
        ["card_declined", 402, "client", "The card was declined."],
        ["resource_missing", 404, "client", "There is no such resource."],
        ["parameter_invalid", 400, "client", "The value of 'amount' is not allowed."],
        ["token_expired", 401, "client", "The token has expired."],
        ["rate_limited", 429, "client", "Too many requests."],
        ["overloaded", 503, "server", "The service has too much to do."],
        ["final_failure", 500, "server", "It failed, and will fail again."],
        ["internal", 500, "server", "Something broke."],
    ];
    for (const [code, status, fault, message] of cases) {
        await log.clear();
        const error = await get(code, once);
        const [request] = await log();
        check(`${code}: the class`, exactly(DynamoDBServiceException), error);
        check(`${code}: the name`, code, error.name);
        check(`${code}: the message`, message, error.message);
        check(`${code}: the status`, status, error.$metadata.httpStatusCode);
        check(`${code}: the id of the request`, request.id, error.$metadata.requestId);
        check(`${code}: whose fault`, fault, error.$fault);
    }
    check("the violations", [{message: "must be positive", path: "amount"}], (await get("parameter_invalid", once)).fieldList);
    check("a detail", "insufficient_funds", (await get("card_declined", once)).decline_code);
    check("the delay in milliseconds", "1000", (await get("overloaded", once)).$response.headers["x-amz-retry-after"]);
    const success = await dynamo.send(new GetItemCommand({TableName: "cards", Key: {id: {S: "1"}}}));
    check("a success", 200, success.$metadata.httpStatusCode);

    // --- what it repeats ---------------------------------------------------------------------------------------------

    const requestsFor = async (code, from = dynamo) => {
        await log.clear();
        await get(code, from);
        return log();
    };
    for (const code of ["card_declined", "resource_missing", "parameter_invalid", "token_expired"])
        check(`${code}: never is one request`, 1, (await requestsFor(code)).length);
    for (const code of ["rate_limited", "overloaded"]) {
        const requests = await requestsFor(code);
        check(`${code}: after_delay is repeated`, 2, requests.length);
        check(`${code}: it waits for the delay`, atLeast(1000), pauses(requests)[0]);
    }
    for (const code of ["final_failure", "internal"]) {
        const requests = await requestsFor(code);
        check(`${code}: a 500 is repeated`, 2, requests.length);
        check(`${code}: soon`, between(0, 3000), pauses(requests)[0]);
    }

    // --- the names of DynamoDB ---------------------------------------------------------------------------------------

    check("ResourceNotFoundException has its class", exactly(ResourceNotFoundException), await get("resource_missing", modelled));
    check("InternalServerError has its class", exactly(InternalServerError), await get("final_failure", modelled));
    check("ThrottlingException has its class", exactly(ThrottlingException), await get("rate_limited", modelled));
    check("ResourceNotFoundException is one request", 1, (await requestsFor("resource_missing", modelled)).length);
    const throttled = await requestsFor("rate_limited", modelled);
    check("ThrottlingException is a 400", 400, throttled[0].status);
    check("ThrottlingException is repeated for its name", 2, throttled.length);
    check("ThrottlingException waits for the delay", atLeast(1000), pauses(throttled)[0]);
    for (const each of [dynamo, once, modelled]) each.destroy();

    note.saw = "`DynamoDBServiceException`, for DynamoDB's names the class of the name, with `name`, `message`, `fieldList`, " +
        "`$fault`; status and id in `$metadata`";
    note.did = "never: one request, except for a 500; after_delay: repeated after the delay, also a 400 named ThrottlingException";
    note.otherwise = "repeats a 500 soon, also a final one";
}
