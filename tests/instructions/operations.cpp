// SPDX-License-Identifier: BSL-1.0
// Repeats one operation as often as the command line says, so that run.sh can count its instructions.
//
// usage: operations write|write_escaped|return|return_filled|read|name|value COUNT
#include <amiss/apis/cstar.hpp>
#include <amiss/expected.hpp>
#include <amiss/read.hpp>
#include <amiss/write.hpp>

#include <chrono>
#include <cstdlib>
#include <string_view>

namespace {

using amiss::cstar::Code;

template <class T>
void keep(T& value) noexcept
{
    asm volatile("" : : "r"(&value) : "memory");
}

/// A text that the optimizer cannot see through.
std::string_view from_outside(std::string_view text) noexcept
{
    keep(text);
    return text;
}

constexpr std::string_view clean_body =
    R"({"success":false,"error":{"type":"invalid_request_error","code":"parameter_missing",)"
    R"("message":"The 'title' field is required.","param":"title",)"
    R"("doc_url":"https://cstar.help/developers/api/errors#parameter_missing",)"
    R"("request_id":"req_a1B2c3D4e5F6"},"meta":{"requestId":"req_a1B2c3D4e5F6",)"
    R"("timestamp":"2026-03-30T10:30:00Z"}})";

const amiss::RequestInfo& request()
{
    static const amiss::RequestInfo info{"req_a1B2c3D4e5F6", std::chrono::system_clock::from_time_t(1774866600)};
    return info;
}

/// Each of these functions returns whether all results were right.
bool write(const amiss::ApiError& error, std::size_t size, long count)
{
    char buffer[1024];
    bool right = true;
    for (long i = 0; i < count; ++i) {
        amiss::Written body = amiss::write(amiss::cstar::envelope, error, request(), buffer);
        keep(body);
        right &= body.text.size() == size;
    }
    return right;
}

bool write_clean(long count)
{
    amiss::ApiError error = Code::parameter_missing;
    error.with_param("title").with_message("The 'title' field is required.");
    char buffer[1024];
    return amiss::write(amiss::cstar::envelope, error, request(), buffer).text == clean_body
        && write(error, clean_body.size(), count);
}

bool write_escaped(long count)
{
    amiss::ApiError error = Code::parameter_invalid;
    error.with_param("priority")
        .with_message("The 'priority' field must be one of: \"low\", \"normal\", \"high\", \"urgent\" \xE2\x80\x94 got "
                      "\"super-urgent\"\n");
    return write(error, 400, count);
}

[[gnu::noinline]] amiss::expected<int> leaf(bool filled)
{
    if (filled) return amiss::fail(Code::parameter_missing).with_param(from_outside("title"));
    return amiss::fail(Code::parameter_missing);
}

template <int Depth>
[[gnu::noinline]] amiss::expected<int> frame(bool filled)
{
    if constexpr (Depth == 1) {
        AMISS_ASSIGN(const int value, leaf(filled));
        return value + 1;
    } else {
        AMISS_ASSIGN(const int value, frame<Depth - 1>(filled));
        return value + 1;
    }
}

bool fail_and_return(bool filled, long count)
{
    bool right = true;
    for (long i = 0; i < count; ++i) {
        amiss::expected<int> result = frame<8>(filled);
        keep(result);
        right &= !result && result.error().status() == amiss::HttpStatus::bad_request;
    }
    return right;
}

bool read(long count)
{
    bool right = true;
    for (long i = 0; i < count; ++i) {
        amiss::ApiError error = amiss::read(amiss::cstar::envelope, amiss::Received{400, from_outside(clean_body)});
        keep(error);
        right &= error == Code::parameter_missing;
    }
    return right;
}

bool look_up_names(long count)
{
    const amiss::Catalog& catalog = amiss::catalog_of<Code>();
    bool right = true;
    for (long i = 0; i < count; ++i) {
        const amiss::RowData* row = catalog.find(from_outside("resource_not_found"));
        right &= row != nullptr && row->value == static_cast<int>(Code::resource_not_found);
    }
    return right;
}

bool look_up_values(long count)
{
    const amiss::Catalog& catalog = amiss::catalog_of<Code>();
    bool right = true;
    for (long i = 0; i < count; ++i) {
        int value = static_cast<int>(Code::resource_not_found);
        keep(value);
        const amiss::RowData* row = catalog.find(value);
        right &= row != nullptr && row->value == value;
    }
    return right;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) return 2;
    const std::string_view operation = argv[1];
    const long count = std::atol(argv[2]);
    if (count <= 0) return 2;
    if (operation == "write") return write_clean(count) ? 0 : 1;
    if (operation == "write_escaped") return write_escaped(count) ? 0 : 1;
    if (operation == "return") return fail_and_return(false, count) ? 0 : 1;
    if (operation == "return_filled") return fail_and_return(true, count) ? 0 : 1;
    if (operation == "read") return read(count) ? 0 : 1;
    if (operation == "name") return look_up_names(count) ? 0 : 1;
    if (operation == "value") return look_up_values(count) ? 0 : 1;
    return 2;
}
