// SPDX-License-Identifier: BSL-1.0
// The baseline of receiving: pieces, a reader for this one spelling of the body, with the loop over the headers.
#include <response/by_hand.hpp>

#include <cstring>

namespace {

/// At most 112 characters.
class Text {
public:
    Text& operator=(std::string_view text) noexcept
    {
        size_ = text.size() <= sizeof text_ ? text.size() : 0;
        std::memcpy(text_, text.data(), size_);
        return *this;
    }
    bool empty() const noexcept { return size_ == 0; }
    operator std::string_view() const noexcept { return {text_, size_}; }

private:
    std::size_t size_ = 0;
    char text_[112];
};

/// What is left of a body.
class Rest {
public:
    explicit Rest(std::string_view body) noexcept : at_(body.data()), end_(at_ + body.size()) {}

    template <std::size_t Size>
    bool skip(const char (&literal)[Size]) noexcept
    {
        constexpr std::size_t size = Size - 1;
        if (static_cast<std::size_t>(end_ - at_) < size || std::memcmp(at_, literal, size) != 0) return false;
        at_ += size;
        return true;
    }
    /// The characters up to the next quote. There are no escapes.
    std::string_view text() noexcept
    {
        const auto* const quote = static_cast<const char*>(std::memchr(at_, '"', static_cast<std::size_t>(end_ - at_)));
        if (quote == nullptr) return {};
        const std::string_view found(at_, static_cast<std::size_t>(quote - at_));
        at_ = quote + 1;
        return found;
    }

private:
    const char* at_;
    const char* end_;
};

struct Pieces : by_hand::Reader {
    std::optional<by_hand::Error<Text>> operator()(const bench::Response& response) const
    {
        std::optional<by_hand::Error<Text>> error(std::in_place);
        Rest rest(response.body);
        if (!rest.skip(R"({"success":false,"error":{"type":")")) return std::nullopt;
        error->type = rest.text();
        if (!rest.skip(R"(,"code":")")) return std::nullopt;
        error->code = by_hand::code_of(rest.text());
        if (!rest.skip(R"(,"message":")")) return std::nullopt;
        error->message = rest.text();
        if (rest.skip(R"(,"param":")")) error->param = rest.text();
        if (!rest.skip(R"(,"doc_url":")")) return std::nullopt;
        error->doc_url = rest.text();
        if (!rest.skip(R"(,"request_id":")")) return std::nullopt;
        error->request_id = rest.text();
        if (!rest.skip(R"(},"meta":{"requestId":")")) return std::nullopt;
        rest.text();
        if (!rest.skip(R"(,"timestamp":")")) return std::nullopt;
        error->timestamp = rest.text();
        if (!rest.skip("}}")) return std::nullopt;
        by_hand::add_headers(*error, response);
        return error;
    }
};

const bool entered = bench::enter_reader<Pieces>("baseline", "pieces: this one spelling; unescapes and checks nothing");

} // namespace
