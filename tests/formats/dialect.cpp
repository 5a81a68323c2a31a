// SPDX-License-Identifier: BSL-1.0
// Checks the printed examples of the dialects, and the table of them in docs/formats.md.
#include "formats/dialect.hpp"

#include <amiss/detail/text/token.hpp>
#include <amiss/read_any.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace formats_test {
namespace {

/// Everything that a body can say of an error, for the messages of failed tests.
std::string description(const amiss::ApiError& error)
{
    std::ostringstream text;
    text << error.name() << ' ' << amiss::to_int(error.status()) << " \"" << error.message()
         << "\" param=" << error.param() << " request_id=" << error.request_id() << " doc_url=" << error.doc_url()
         << " instance=" << error.instance() << " details=" << error.details() << " violations=";
    for (const amiss::Violation& violation : error.violations())
        text << violation.field << ':' << violation.message << ':' << violation.code << ':' << violation.details()
             << ' ';
    if (const auto delay = error.retry_after()) text << " retry_after=" << delay->count();
    if (const auto time = error.timestamp()) text << " timestamp=" << time->time_since_epoch().count();
    return text.str();
}

const Example* find_example(const std::vector<Example>& examples, const std::string& title)
{
    for (const Example& example : examples) {
        if (example.title == title) return &example;
    }
    return nullptr;
}

/// The value of a header that was written; empty where there is none.
std::string value_of(const WrittenResponse& response, std::string_view name)
{
    for (const auto& [key, value] : response.headers) {
        if (amiss::detail::same_header(key, name)) return value;
    }
    return {};
}

/// What differs between a response and the printed one; empty where nothing does.
std::string difference(const WrittenResponse& response, const Example& example)
{
    if (example.status != 0 && response.status != example.status)
        return "status " + std::to_string(response.status) + " for " + std::to_string(example.status);
    if (example.body.empty()) { // what is printed of it is the headers
        for (const auto& [name, value] : example.headers) {
            if (value_of(response, name) != value) return "header " + name + ": " + value_of(response, name);
        }
        return {};
    }
    if (without_white_space(response.body) != without_white_space(example.body))
        return "written: " + without_white_space(response.body) + "\nprinted: " + without_white_space(example.body);
    for (const auto& [name, value] : response.headers) {
        const std::string_view printed = example.header(name);
        if (!printed.empty() && printed != value)
            return "header " + name + ": " + value + " for " + std::string(printed);
    }
    return {};
}

/// What differs between an error that was read and the one that the example is.
std::string difference(const amiss::ApiError& read, const amiss::ApiError& expected)
{
    if (read == expected) return {};
    return "read:     " + description(read) + "\nexpected: " + description(expected);
}

/// The same for what read_any finds: what every program needs of an error, whatever else it may put into the details.
std::string difference_for_any(const amiss::ApiError& read, const amiss::ApiError& expected, std::string_view name)
{
    std::size_t violations = 0;
    for (const amiss::Violation& wanted : expected.violations()) {
        for (const amiss::Violation& found : read.violations()) violations += found.message == wanted.message ? 1U : 0U;
    }
    // An error without a message has none in its body: then there is nothing to find.
    const bool has_message = expected.message().empty() || read.message() == expected.message();
    if (read.name() == name && has_message && read.retry_after() == expected.retry_after()
        && read.request_id() == expected.request_id() && violations >= expected.violations().size())
        return {};
    return "read_any: " + description(read) + "\nexpected: " + std::string(name) + ": " + description(expected);
}

/// What differs between an example and its case; empty texts where nothing does.
struct Differences {
    std::string written, read, read_any;
};

Differences differences(const AnyEnvelope& envelope, const Case& one, const Example& example)
{
    const Errors errors = one.make();
    const WrittenResponse written = envelope.respond(errors, one.request);
    // A document that prints no status means the one that such an error has.
    const amiss::Received received(example.status != 0 ? example.status : written.status, example.body,
                                   example.headers);
    const Errors read = envelope.read(received);
    Differences found;
    found.written = difference(written, example);
    if (read.size() != errors.size()) found.read = std::to_string(read.size()) + " errors were read";
    for (std::size_t at = 0; at < errors.size() && at < read.size(); ++at)
        found.read += difference(read[at], errors[at]);
    const std::string_view any_name = one.any_name == "-" ? std::string_view()
        : one.any_name.empty()                            ? errors.at(0).name()
                                                          : std::string_view(one.any_name);
    found.read_any = difference_for_any(amiss::read_any(received), errors.at(0), any_name);
    return found;
}

/// A case that says why something does not hold must be right about it, too.
void expect(const std::string& difference, const std::string& reason)
{
    if (reason.empty())
        EXPECT_EQ(difference, "");
    else
        EXPECT_NE(difference, "") << "this holds, against: " << reason;
}

/// The dialects that the program has, in the order in which their files were initialised.
std::vector<const Dialect*>& dialects()
{
    static std::vector<const Dialect*> all;
    return all;
}

/// The lines of the table, as docs/formats.md has them.
std::string table()
{
    std::sort(dialects().begin(), dialects().end(),
              [](const Dialect* left, const Dialect* right) { return left->name() < right->name(); });
    std::ostringstream text;
    text << "| dialect | document | examples | written | by a layout of one's own | read | by `read_any` |\n"
            "|---|---|---|---|---|---|---|\n";
    for (const Dialect* dialect : dialects()) {
        const Dialect::Counts counts = dialect->counts();
        text << "| `" << dialect->name() << "` | " << dialect->document() << " | " << counts.all << " | "
             << counts.written << " | " << counts.described << " | " << counts.read << " | " << counts.read_any
             << " |\n";
    }
    return text.str();
}

} // namespace

std::string_view WrittenResponse::header(std::string_view name) const
{
    for (const auto& [key, value] : headers) {
        if (amiss::detail::same_header(key, name)) return value;
    }
    return {};
}

Dialect::Dialect(std::string name, std::string document, std::vector<AnyEnvelope> envelopes, std::vector<Case> cases)
    : name_(std::move(name)), document_(std::move(document)), envelopes_(std::move(envelopes)), cases_(std::move(cases))
{
    dialects().push_back(this);
}

const AnyEnvelope& Dialect::envelope_of(const Case& one) const
{
    for (const AnyEnvelope& envelope : envelopes_) {
        if (envelope.name == one.envelope) return envelope;
    }
    if (!one.envelope.empty()) throw std::runtime_error(name_ + " has no envelope " + one.envelope);
    return envelopes_.at(0);
}

Dialect::Counts Dialect::counts() const
{
    const std::vector<Example> examples = examples_of(name_);
    Counts counts;
    counts.all = examples.size();
    for (const Case& one : cases_) {
        const Example* const example = find_example(examples, one.title);
        if (example == nullptr) continue;
        const AnyEnvelope& envelope = envelope_of(one);
        const Differences found = differences(envelope, one, *example);
        (envelope.is_shipped ? counts.written : counts.described) += found.written.empty() ? 1U : 0U;
        counts.read += found.read.empty() ? 1U : 0U;
        counts.read_any += found.read_any.empty() ? 1U : 0U;
    }
    return counts;
}

void Dialect::check() const
{
    const std::vector<Example> examples = examples_of(name_);
    EXPECT_EQ(cases_.size(), examples.size()) << "each example has a case";
    for (const Case& one : cases_) {
        SCOPED_TRACE(one.title);
        const Example* const example = find_example(examples, one.title);
        ASSERT_NE(example, nullptr);
        const Differences found = differences(envelope_of(one), one, *example);
        expect(found.written, one.not_written);
        expect(found.read, one.not_read);
        expect(found.read_any, one.not_read_any);
    }
}

TEST(formats, the_table_in_the_documentation_is_this_one)
{
    std::ifstream file(AMISS_SOURCE_DIR "/docs/formats.md");
    const std::string page((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    EXPECT_NE(page.find(table()), page.npos) << "put this into docs/formats.md:\n" << table();
}

} // namespace formats_test
