// SPDX-License-Identifier: BSL-1.0
// An error as bytes that this process alone makes and reads, for places that keep bytes and no ApiError.
#pragma once

#include <amiss/catalog_lookup.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/detail/retry/random_bits.hpp>
#include <amiss/detail/storage/head.hpp>
#include <amiss/detail/storage/record.hpp>
#include <amiss/detail/storage/record_buffer.hpp>
#include <amiss/detail/text/keyed_hash.hpp>
#include <amiss/error.hpp>
#include <amiss/field.hpp>
#include <amiss/provenance.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <system_error>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What makes the bytes of one process unlike those of another: a key for their seal, and masks for addresses, so that none can
/// be read from bytes that end in a log.
struct PackKey {
    std::uint64_t seal_first = random_bits(), seal_second = random_bits();
    Word catalog_mask = random_word(), file_mask = random_word(), category_mask = random_word();

    static Word random_word() noexcept
    {
        const std::uint64_t bits = random_bits();
        Word word = 0;
        std::memcpy(&word, &bits, sizeof word);
        return word;
    }
};
inline const PackKey& pack_key() noexcept
{
    static const PackKey key;
    return key;
}

/// An error without its context and the body that it was read from, which are texts of the inside.
///
/// After the seal there are the fields below, and then the records, each with its size. Only bytes with the right seal are
/// read, so they are those that this process has written, and need no other check.
class PackedError {
public:
    static std::string pack(const ApiError& error)
    {
        const PackKey& key = pack_key();
        const ErrorHead& head = ErrorAccess::head(error);
        const std::error_code cause = error.cause();
        Fields fields;
        fields.catalog = masked(head.catalog, key.catalog_mask);
        fields.file = masked(head.file, key.file_mask);
        fields.category = masked(cause ? &cause.category() : nullptr, key.category_mask);
        fields.cause = cause.value();
        fields.row_number = head.row_number;
        fields.line = head.line;
        fields.status = head.status;
        fields.flags = head.flags;
        fields.provenance = static_cast<unsigned char>(head.provenance);
        std::string bytes(seal_size, '\0');
        bytes.append(reinterpret_cast<const char*>(&fields), sizeof fields);
        Record record;
        for (std::uint32_t offset = 0; ErrorAccess::records(error).next(offset, record);) {
            if (!is_public(record.kind) && record.kind != RecordKind::plain_text) continue;
            bytes.push_back(static_cast<char>(record.kind.number));
            for (const std::string_view text : {record.key, record.value, record.code, record.details})
                put_text(bytes, text);
        }
        const std::uint64_t seal = seal_of(std::string_view(bytes).substr(seal_size));
        std::memcpy(bytes.data(), &seal, sizeof seal);
        return bytes;
    }

    /// Whether this process has packed the bytes.
    static bool is_ours(std::string_view bytes) noexcept
    {
        std::uint64_t seal = 0;
        if (bytes.size() < seal_size + sizeof(Fields)) return false;
        std::memcpy(&seal, bytes.data(), sizeof seal);
        return seal == seal_of(bytes.substr(seal_size));
    }

    /// `bytes` are ours.
    static ApiError unpack(std::string_view bytes) noexcept
    {
        const PackKey& key = pack_key();
        Fields fields;
        std::memcpy(&fields, bytes.data() + seal_size, sizeof fields);
        ApiError error{HttpStatus::none};
        ErrorHead& head = ErrorAccess::head(error);
        head.catalog = static_cast<const Catalog*>(unmasked(fields.catalog, key.catalog_mask));
        head.file = static_cast<const char*>(unmasked(fields.file, key.file_mask));
        head.row_number = fields.row_number & 0x3FFFU;
        head.line = fields.line & ErrorHead::max_line;
        head.status = fields.status;
        head.flags = fields.flags & 0x3FU;
        head.provenance = static_cast<Provenance>(fields.provenance & 3U);
        unpack_records(ErrorAccess::records(error), bytes.substr(seal_size + sizeof fields));
        const auto* const category =
            static_cast<const std::error_category*>(unmasked(fields.category, key.category_mask));
        if (category != nullptr) error.with_cause({fields.cause, *category});
        return error;
    }

private:
    static constexpr std::size_t seal_size = sizeof(std::uint64_t);

    struct Fields {
        Word catalog = 0, file = 0, category = 0; ///< addresses under a mask; 0 for none
        std::int32_t cause = 0;
        std::uint32_t row_number = 0, line = 0;
        std::uint16_t status = 0;
        std::uint8_t flags = 0, provenance = 0;
    };
    static_assert(sizeof(Fields) == 3 * sizeof(Word) + 16, "amiss: the fields have no padding");

    static Word masked(const void* address, Word mask) noexcept
    {
        return address != nullptr ? reinterpret_cast<Word>(address) ^ mask : 0;
    }
    static const void* unmasked(Word bits, Word mask) noexcept
    {
        return bits != 0 ? reinterpret_cast<const void*>(bits ^ mask) : nullptr;
    }
    static std::uint64_t seal_of(std::string_view bytes) noexcept
    {
        return KeyedHash(pack_key().seal_first, pack_key().seal_second)(bytes);
    }
    static void put_text(std::string& bytes, std::string_view text)
    {
        char size[sizeof(std::uint32_t)];
        store_size(size, static_cast<std::uint32_t>(text.size()));
        bytes.append(size, sizeof size).append(text);
    }
    static void unpack_records(RecordBuffer& records, std::string_view bytes) noexcept
    {
        while (!bytes.empty()) {
            const RecordKind kind(std::uint32_t{static_cast<unsigned char>(bytes[0])});
            bytes.remove_prefix(1);
            const std::string_view record_key = RecordSequence::take_sized(bytes);
            const std::string_view value = RecordSequence::take_sized(bytes);
            const std::string_view code = RecordSequence::take_sized(bytes);
            const std::string_view details = RecordSequence::take_sized(bytes);
            if (kind != FieldKind::violations) {
                records.add(kind, record_key, value, is_text(kind));
                continue;
            }
            const auto added = records.add_once(kind, record_key, value, {code, details.size()});
            if (added.details != nullptr) std::memcpy(added.details, details.data(), details.size());
            if (added.needs_index) records.make_index();
        }
        records.make_index_of_many();
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
