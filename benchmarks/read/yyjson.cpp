// SPDX-License-Identifier: BSL-1.0
// Reading with yyjson: a document in a pool on the stack, copied into a struct of std::string.
#include <read/question.hpp>

#include <yyjson.h>

namespace {

bool take(yyjson_val* from, const char* key, std::string& into)
{
    yyjson_val* const value = yyjson_obj_get(from, key);
    if (!yyjson_is_str(value)) return false;
    into.assign(yyjson_get_str(value), yyjson_get_len(value));
    return true;
}

struct Yyjson : bench::FieldsReader {
    std::optional<bench::Fields> operator()(std::string_view body) const
    {
        alignas(16) char memory[16384];
        yyjson_alc pool;
        yyjson_alc_pool_init(&pool, memory, sizeof memory);
        // Without YYJSON_READ_INSITU, yyjson does not change the text.
        yyjson_doc* const doc = yyjson_read_opts(const_cast<char*>(body.data()), body.size(), 0, &pool, nullptr);
        yyjson_val* const root = yyjson_doc_get_root(doc);
        yyjson_val* const error = yyjson_obj_get(root, "error");
        std::optional<bench::Fields> fields(std::in_place);
        if (!take(error, "type", fields->type) || !take(error, "code", fields->code)
            || !take(error, "message", fields->message) || !take(error, "param", fields->param)
            || !take(error, "doc_url", fields->doc_url) || !take(error, "request_id", fields->request_id)
            || !take(yyjson_obj_get(root, "meta"), "timestamp", fields->timestamp))
            return std::nullopt;
        return fields;
    }
};

const bool entered = bench::enter_reader<Yyjson>("yyjson", "document in a pool, then std::string; UTF-8 checked");

} // namespace
