// Passes errors between translation units that are compiled with different switches.
#include "parts.hpp"

#include <cstdio>

int main()
{
    const amiss::expected<int> with = odr::fail_with_location();
    const amiss::expected<int> without = odr::fail_without_location();
    const bool holds = odr::is_refused_with_location(without) && odr::is_refused_without_location(with)
                       && with.error().message() == "'with' is refused."
                       && without.error().message() == "'without' is refused.";
    std::printf("%s\n", holds ? "the units agree" : "the units disagree");
    return holds ? 0 : 1;
}
