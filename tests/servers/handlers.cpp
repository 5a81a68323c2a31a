// SPDX-License-Identifier: BSL-1.0
// The notes of the test servers, which never change, and the ways to fail.
#include <servers/handlers.hpp>

#include <amiss/exception.hpp>
#include <amiss/try.hpp>

#include <boost/json.hpp>

#include <stdexcept>
#include <system_error>

namespace notes {
namespace {

namespace json = boost::json;

amiss::expected<std::string> title_in(std::string_view body)
{
    json::error_code error;
    const json::value parsed = json::parse(body, error);
    if (error) return amiss::fail(Code::invalid_json);
    const json::object* const members = parsed.if_object();
    const json::value* const title = members != nullptr ? members->if_contains("title") : nullptr;
    if (title == nullptr) return amiss::fail(Code::title_missing).with_param("title");
    if (!title->is_string()) return amiss::fail(Code::title_invalid).with_param("title");
    return std::string(title->get_string());
}

} // namespace

std::string to_body(const Note& note) { return json::serialize(json::object{{"id", note.id}, {"title", note.title}}); }

amiss::expected<Note> find_note(std::string_view id)
{
    if (id == "n1") return Note{"n1", "Milk"};
    if (id == "n2") return Note{"n2", "Bread"};
    return amiss::fail(Code::note_not_found).with_param(id).with_context("no row in table hush_notes");
}

amiss::expected<Note> create_note(std::string_view body)
{
    AMISS_ASSIGN(std::string title, title_in(body));
    return Note{"n3", std::move(title)};
}

amiss::expected<Note> replace_note(std::string_view id, std::string_view body)
{
    AMISS_ASSIGN(Note note, find_note(id));
    AMISS_ASSIGN(note.title, title_in(body));
    return note;
}

amiss::expected<void> remove_note(std::string_view id)
{
    AMISS_TRY(find_note(id));
    return {};
}

std::string location_of(const Note& note) { return "/notes/" + note.id; }

std::string echo(const Seen& seen)
{
    const auto text = [](std::string_view view) { return json::string_view(view.data(), view.size()); };
    return json::serialize(json::object{{"method", text(seen.method)},
                                        {"text", text(seen.text)},
                                        {"q", text(seen.query)},
                                        {"request_id", text(seen.request_id)},
                                        {"trace_id", text(seen.trace_id)},
                                        {"idempotency_key", text(seen.idempotency_key)},
                                        {"body", text(seen.body)}});
}

amiss::expected<std::string> fail_as(std::string_view how)
{
    if (how == "std") throw std::runtime_error("hush: SELECT failed on host db-7");
    if (how == "int") throw 42;
    if (how == "api") throw amiss::ApiException(amiss::ApiError(Code::rate_limited).with_retry_after(7));
    if (how == "utf8") return amiss::fail(Code::note_locked).with_message("caf\xE9 is locked");
    if (how == "inside") {
        return amiss::fail(Code::note_locked)
            .with_detail("since", 12)
            .with_cause(std::make_error_code(std::errc::connection_refused))
            .with_context("hush: postgres://notes:hush-hush@db-7/notes refused us");
    }
    return amiss::fail(Code::no_such_route);
}

} // namespace notes
