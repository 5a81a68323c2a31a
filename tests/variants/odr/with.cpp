// The translation unit that is compiled with source locations.
#include "parts.hpp"

namespace odr {

amiss::expected<int> fail_with_location() { return amiss::fail(Code::refused).with_param("with"); }

bool is_refused_with_location(const amiss::expected<int>& result) { return !result && result.error() == Code::refused; }

} // namespace odr
