// SPDX-License-Identifier: BSL-1.0
// Fuzzes what is made of a body that is not quite JSON, of XML and of a text. The input is the body.
//
// It requires that mending leaves valid JSON as it is and writes as many bytes as it counted, that mended JSON is UTF-8, that
// the values of XML and of a text are, and that a code and an id are visible ASCII.
#include <amiss/detail/infer/plain_text.hpp>
#include <amiss/detail/infer/xml_error.hpp>
#include <amiss/detail/json/repair.hpp>

#include "bodies.hpp"
#include "require.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace {

void check_mending(std::string_view body)
{
    amiss::detail::JsonRepair repair(body);
    if (!repair.find()) return;
    const std::size_t size = repair.size();
    if (!repair.changed()) require(size == repair.source().size(), "what is not changed has its size");
    // A heap block of exactly this size, so that a sanitizer sees a write past it.
    const std::unique_ptr<char[]> out(new char[size]);
    repair.write(out.get());
    require(repair.size() == size, "it is written as it was counted");
    const std::string_view mended(out.get(), size);
    require(!is_accepted(mended, 32) || is_utf8(mended), "mended JSON is UTF-8");
    if (is_accepted(body, 32))
        require(!repair.changed() && mended == amiss::detail::without_space_around(body), "JSON is left as it is");
}

void check_texts(const amiss::ApiError& error)
{
    require(is_utf8(error.message()) && error.context().size() <= 3 * 1024, "a message is UTF-8, a context short");
    for (const std::string_view word : {error.name(), error.request_id()}) {
        require(word.size() <= 128, "a word is short");
        for (const char c : word) require(c > 0x20 && c < 0x7F, "a word is visible ASCII");
    }
}

void check_xml(std::string_view body)
{
    amiss::detail::XmlError xml(amiss::HttpStatus::bad_request);
    if (!xml.look_at(body)) return;
    require(is_markup(body) || body.size() > 65536, "XML begins with a tag");
    amiss::ApiError error(amiss::HttpStatus::bad_request);
    xml.put_into(error);
    check_texts(error);
}

void check_text(std::string_view body, bool encoded, bool events)
{
    amiss::detail::BodyForm form;
    form.encoded = encoded;
    form.events = events;
    const amiss::detail::PlainText text = amiss::detail::PlainText::of(body, form);
    if (text.message.empty()) return;
    require(!is_markup(body), "what begins with a tag is no text");
    require(text.message.size() <= 256, "a message is short");
    for (const char c : text.message) require(static_cast<unsigned char>(c) >= 0x20 || c == '\t', "it is one line");
    amiss::ApiError error(amiss::HttpStatus::bad_request);
    text.put_into(error);
    check_texts(error);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    // A heap block of exactly this size, so that a sanitizer sees a read past it.
    const std::unique_ptr<char[]> exact(new char[size]);
    const std::string_view body(exact.get(),
                                std::string_view(reinterpret_cast<const char*>(data), size).copy(exact.get(), size));
    check_mending(body);
    check_xml(body);
    check_text(body, false, false);
    check_text(body, true, true);
    return 0;
}
