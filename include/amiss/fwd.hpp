// SPDX-License-Identifier: BSL-1.0
// Forward declarations, for headers that only name the library's types.
#pragma once

namespace amiss {
inline namespace v0 {

enum class HttpStatus : int;
enum class Retry : unsigned char;
enum class Grpc : unsigned char;
class ApiError;
class ApiException;
class Catalog;
class Received;
struct RowData;
struct RateLimit;
struct RequestInfo;
struct Written;
struct Response;

} // inline namespace v0
} // namespace amiss
