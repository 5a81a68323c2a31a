// SPDX-License-Identifier: BSL-1.0
// Writes with yyjson: a mutable document in a pool, written into the buffer.
#include <write/question.hpp>

#include <support/timestamp.hpp>

#include <yyjson.h>

namespace {

void text(yyjson_mut_doc* doc, yyjson_mut_val* object, const char* key, std::string_view value)
{
    yyjson_mut_obj_add_strn(doc, object, key, value.data(), value.size());
}

struct Yyjson {
    bench::Fields fields;

    template <class Body>
    explicit Yyjson(Body) : fields(Body::fields)
    {}
    std::string_view operator()(bench::Buffer& buffer) const
    {
        const bench::Timestamp time(fields.time);
        alignas(16) char memory[8192];
        yyjson_alc pool;
        yyjson_alc_pool_init(&pool, memory, sizeof memory);
        yyjson_mut_doc* const doc = yyjson_mut_doc_new(&pool);
        yyjson_mut_val* const root = yyjson_mut_obj(doc);
        yyjson_mut_doc_set_root(doc, root);
        yyjson_mut_obj_add_bool(doc, root, "success", false);
        yyjson_mut_val* const error = yyjson_mut_obj_add_obj(doc, root, "error");
        text(doc, error, "type", fields.type);
        text(doc, error, "code", fields.code);
        text(doc, error, "message", fields.message);
        text(doc, error, "param", fields.param);
        text(doc, error, "doc_url", fields.doc_url);
        text(doc, error, "request_id", fields.request_id);
        yyjson_mut_val* const meta = yyjson_mut_obj_add_obj(doc, root, "meta");
        text(doc, meta, "requestId", fields.request_id);
        text(doc, meta, "timestamp", time.view());
        // Into a buffer from the pool: yyjson before 0.11 cannot write into the caller's.
        std::size_t size = 0;
        char* const written = yyjson_mut_write_opts(doc, YYJSON_WRITE_NOFLAG, &pool, &size, nullptr);
        if (written == nullptr || size > sizeof buffer) return {};
        __builtin_memcpy(buffer, written, size);
        return {buffer, size};
    }
};

const bool entered = bench::enter_writer<Yyjson>("yyjson", "document in a pool; UTF-8 checked");

} // namespace
