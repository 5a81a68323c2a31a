// SPDX-License-Identifier: BSL-1.0
// Forward declarations, for headers that only name the library's types.
#pragma once

namespace amiss {
inline namespace v0 {

enum class HttpStatus : int;
enum class Retry : unsigned char;
enum class Grpc : unsigned char;
class AnyEnvelope;
class ApiError;
class ApiException;
class Catalog;
class Received;
struct RowData;
struct RateLimit;
struct RequestInfo;
struct Written;
struct Response;

/// What a header of codes says with `template <int = 0> NotesElsewhere amiss_notes(Code);` where the notes of the API are in
/// another header: `notes_of` does not compile without that one, instead of being empty.
struct NotesElsewhere;

} // inline namespace v0
} // namespace amiss
