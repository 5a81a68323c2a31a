// The translation unit that is compiled without source locations.
#include "parts.hpp"

namespace odr {

amiss::expected<int> fail_without_location() { return amiss::fail(Code::refused).with_param("without"); }

bool is_refused_without_location(const amiss::expected<int>& result)
{
    return !result && result.error() == Code::refused;
}

} // namespace odr
