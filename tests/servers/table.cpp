// SPDX-License-Identifier: BSL-1.0
// The forty requests, as they are sent, and their answers.
#include <servers/table.hpp>

#include <servers/api.hpp>

namespace servers {
namespace {

// --- how requests are made --------------------------------------------------------------------------------------------

/// A request without a body. Each of `headers` ends with a line break.
std::string request(const std::string& method_and_target, const std::string& headers = "")
{
    return method_and_target + " HTTP/1.1\r\nHost: notes.example\r\n" + headers + "\r\n";
}

/// A POST with a body in JSON and its length.
std::string post(const std::string& target, const std::string& body, const std::string& headers = "")
{
    return request("POST " + target,
                   "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n"
                       + headers)
        + body;
}

/// The head of a POST whose body comes in chunks.
std::string chunked(const std::string& target)
{
    return request("POST " + target, "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n");
}

std::string repeated(std::size_t times, std::string_view text)
{
    std::string all;
    while (times-- != 0) all += text;
    return all;
}

// --- how answers are made ---------------------------------------------------------------------------------------------

/// The body of an error in the first envelope; `more` are further members of the error.
std::string fault(const std::string& code, const std::string& message, const std::string& more = "",
                  const std::string& id = "<id>")
{
    return R"({"error":{"code":")" + code + R"(","message":")" + message + '"' + more + R"(},"request_id":")" + id
        + R"("})";
}

Expected not_allowed(const std::string& allow)
{
    Expected expected = no_more_than(405);
    expected.headers = "Allow: " + allow;
    return expected;
}

const std::string milk = R"({"id":"n1","title":"Milk"})";
const std::string eggs = R"({"title":"Eggs"})";
const std::string too_long = '"' + std::string(100000, 'x') + '"'; // the limit is `max_body`
const std::string methods_of_a_note = "GET, HEAD, PUT, DELETE, OPTIONS";
static_assert(max_body < 100000);

const Expected made{201, "Location: /notes/n3", R"({"id":"n3","title":"Eggs"})"};
const Expected no_note{404, "", fault("note_not_found", "There is no such note.", R"(,"param":"n9")"),
                       "note_not_found 404\nat=handlers.cpp\ncontext=no row in table hush_notes"};

std::string echoed(const std::string& method, const std::string& text, const std::string& query, const std::string& id,
                   const std::string& trace, const std::string& key, const std::string& body)
{
    return R"({"method":")" + method + R"(","text":")" + text + R"(","q":")" + query + R"(","request_id":")" + id
        + R"(","trace_id":")" + trace + R"(","idempotency_key":")" + key + R"(","body":")" + body + R"("})";
}

// --- the rows ---------------------------------------------------------------------------------------------------------

void add_routing(std::vector<Case>& rows)
{
    rows.push_back({"two requests at once, the first for no note",
                    {request("GET /notes/n9") + request("GET /notes/n1")},
                    {no_note, {200, "", milk}}});
    rows.push_back({"a POST that makes a note", {post("/notes", eggs)}, {made}});
    rows.push_back({"a DELETE", {request("DELETE /notes/n1")}, {{204, "!Content-Type\n!Content-Length"}}});
    rows.push_back({"a path without a route",
                    {request("GET /nowhere")},
                    {{404, "", fault("no_such_route", "There is nothing here."), "404"}}});
    rows.push_back(
        {"a method that the path does not have", {request("PATCH /notes/n1")}, {not_allowed(methods_of_a_note)}});
    rows.push_back({"a method that nobody knows", {request("BREW /notes")}, {not_allowed("POST, OPTIONS")}});
    rows.push_back({"OPTIONS", {request("OPTIONS /notes/n1")}, {{204, "Allow: " + methods_of_a_note}}});
    rows.push_back({"a HEAD", {request("HEAD /notes/n1")}, {{200, "", milk}}});
    rows.push_back({"a HEAD of no note", {request("HEAD /notes/n9")}, {no_note}});
    rows.push_back({"Accept: application/problem+json",
                    {request("GET /notes/n9", "Accept: application/problem+json\r\nX-Request-Id: of-client-1\r\n")},
                    {{404, "Content-Type: application/problem+json\nVary: Accept\nX-Request-Id: of-client-1",
                      R"({"type":"note_not_found","title":"Not Found","detail":"There is no such note.","param":"n9"})",
                      "id=of-client-1"}}});
}

void add_bodies(std::vector<Case>& rows)
{
    rows.push_back(
        {"a body in slow chunks, split anywhere",
         {"POST /notes HT", "TP/1.1\r\nHo", "st: notes.example\r\nContent-Type: application/json\r\nTransfer-Enc",
          "oding: chunked\r\n\r\n", "6\r", "\n{\"titl", "\r\n0", "a\r\ne\":\"E", "ggs\"}\r\n", "0\r\n\r", "\n"},
         {made}});
    rows.push_back(
        {"Expect: 100-continue",
         {request("POST /notes", "Content-Type: application/json\r\nContent-Length: 16\r\nExpect: 100-continue\r\n"),
          std::string(await_continue), R"({"title)", R"(":"Eggs"})"},
         {made}});
    rows.push_back({"an empty body",
                    {post("/notes", "")},
                    {{400, "", fault("invalid_json", "The body is not JSON."), "invalid_json 400\nat=handlers.cpp"}}});
    rows.push_back({"NUL and UTF-8 in a body",
                    {post("/echo/x", std::string("a\0\xC3\xBC\xF0\x9F\x8D\x9E", 8))},
                    {{200, "", echoed("POST", "x", "", "<id>", "", "", "a\\u0000\xC3\xBC\xF0\x9F\x8D\x9E")}}});
    rows.push_back({"text/plain",
                    {request("POST /notes", "Content-Type: text/plain\r\nContent-Length: 4\r\n") + "Eggs"},
                    {no_more_than(415)}});
    rows.push_back({"a length over the limit", {post("/notes", too_long)}, {no_more_than(413)}, After::closes});
    rows.push_back({"a length over the limit with Expect: 100-continue",
                    {request("POST /notes",
                             "Content-Type: application/json\r\nContent-Length: 100000\r\nExpect: 100-continue\r\n")},
                    {no_more_than(413)},
                    After::closes});
    rows.push_back({"one chunk over the limit",
                    {chunked("/notes") + "186a2\r\n" + too_long + "\r\n0\r\n\r\n"},
                    {no_more_than(413)},
                    After::closes});
    rows.push_back({"many chunks over the limit",
                    {chunked("/notes"), repeated(2000, "32\r\n" + std::string(50, ' ') + "\r\n"), "0\r\n\r\n"},
                    {no_more_than(413)},
                    After::closes});
    rows.push_back(
        {"a chunk without a size", {chunked("/notes") + "xyz\r\n{}\r\n0\r\n\r\n"}, {no_more_than(400)}, After::closes});
}

void add_malformed(std::vector<Case>& rows)
{
    const auto refused = [&rows](std::string_view name, const std::string& bytes, int number) {
        rows.push_back({name, {bytes}, {no_more_than(number)}, After::closes});
    };
    refused("a request line that is not HTTP", "HELLO\r\n\r\n", 400);
    refused("a header without a colon", request("GET /health", "no colon\r\n"), 400);
    refused("no Host", "GET /health HTTP/1.1\r\n\r\n", 400);
    refused("a length with a sign", request("POST /notes", "Content-Length: +16\r\n") + eggs, 400);
    refused("two lengths", request("POST /notes", "Content-Length: 16\r\nContent-Length: 2\r\n") + eggs, 400);
    refused("a length and chunks",
            request("POST /notes", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n", 400);
    refused("a target of 20,000 characters", request("GET /" + std::string(20000, 'x')), 414);
    refused("a header of 40,000 characters", request("GET /health", "X-Long: " + std::string(40000, 'x') + "\r\n"),
            431);
    refused("4,000 headers", request("GET /health", repeated(4000, "X-Many: x\r\n")), 431);
    rows.push_back({"HTTP/1.0", {"GET /health HTTP/1.0\r\n\r\n"}, {{200, "", R"({"ok":true})"}}, After::closes});
}

void add_texts(std::vector<Case>& rows)
{
    const std::string trace = "0af7651916cd43dd8448eb211c80319c";
    rows.push_back({"a clean id, a trace and a key",
                    {request("GET /echo/x",
                             "X-Request-Id: of-client-2\r\ntraceparent: 00-" + trace
                                 + "-b7ad6b7169203331-01\r\nIdempotency-Key: \"8e03978e-40d5\"\r\n")},
                    {{200, "", echoed("GET", "x", "", "of-client-2", trace, "8e03978e-40d5", "")}}});
    rows.push_back({"an unclean id, no trace and no key",
                    {request("GET /echo/x",
                             "X-Request-Id: <script>\r\ntraceparent: 00-" + std::string(32, '0')
                                 + "-b7ad6b7169203331-01\r\nIdempotency-Key: \"\"\r\n")},
                    {{200, "!X-Request-Id: <script>", echoed("GET", "x", "", "<id>", "", "", "")}}});
    rows.push_back({"an id of 129 characters",
                    {request("GET /notes/n9", "X-Request-Id: " + std::string(129, 'i') + "\r\n")},
                    {no_note}});
    rows.push_back({"a path and a query that are percent-encoded",
                    {request("GET /echo/a%2Fb%20%C3%BC%00?p=1&q=1%2B1+%3D+2")},
                    {{200, "", echoed("GET", "a/b \xC3\xBC\\u0000", "1+1 = 2", "<id>", "", "", "")}}});
    rows.push_back({"a line break for Location",
                    {request("GET /moved/x%0D%0AX-Evil:%201")},
                    {{500, "!X-Evil\n!Location", fault("internal", "The service failed."),
                      "500\ncontext=the value of a header has a control character"}}});
    rows.push_back({"a std::runtime_error",
                    {request("GET /fails/std")},
                    {{500, "", fault("internal", "The service failed."), "500\ncontext=hush: SELECT failed"}}});
    rows.push_back({"an int that is thrown",
                    {request("GET /fails/int")},
                    {{500, "", fault("internal", "The service failed."), "500"}}});
    rows.push_back({"an ApiException",
                    {request("GET /fails/api")},
                    {{429, "Retry-After: 7", fault("rate_limited", "Too many requests."), "rate_limited 429"}}});
    rows.push_back(
        {"an error with a context, a cause and a trace",
         {request("GET /fails/inside", "traceparent: 00-" + trace + "-b7ad6b7169203331-00\r\n")},
         {{409, "!traceparent",
           fault("note_locked", "Somebody else is writing this note.", R"(,"details":{"since":12})"),
           "note_locked 409\ntrace=" + trace + "\ncause=generic:111\nat=handlers.cpp\ncontext=hush: postgres"}}});
    rows.push_back({"a message that is no UTF-8",
                    {request("GET /fails/utf8")},
                    {{409, "", fault("note_locked", "caf\xEF\xBF\xBD is locked"), "note_locked 409"}}});
}

} // namespace

Expected no_more_than(int status)
{
    switch (status) {
    case 400: return {400, "", fault("bad_request", "Bad Request"), "400"};
    case 405: return {405, "", fault("method_not_allowed", "Method Not Allowed"), "405"};
    case 413: return {413, "", fault("content_too_large", "Content Too Large"), "413"};
    case 414: return {414, "", fault("uri_too_long", "URI Too Long"), "414"};
    case 415: return {415, "", fault("unsupported_media_type", "Unsupported Media Type"), "415"};
    case 431: return {431, "", fault("request_header_fields_too_large", "Request Header Fields Too Large"), "431"};
    case 200: return {200, "", R"({"ok":true})"};
    case 201: return made;
    default: return {status};
    }
}

std::string probe() { return request("GET /health"); }

std::vector<Case> table()
{
    std::vector<Case> rows;
    add_routing(rows);
    add_bodies(rows);
    add_malformed(rows);
    add_texts(rows);
    return rows;
}

} // namespace servers
