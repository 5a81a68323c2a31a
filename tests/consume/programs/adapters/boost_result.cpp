// SPDX-License-Identifier: BSL-1.0
// A library with Boost's result, and a program that takes it as an expected of amiss.
#include <amiss/adapt/boost_result.hpp>

#include <boost/system/result.hpp>

int main()
{
    const boost::system::result<int, amiss::ApiError> result = amiss::to_boost_result(amiss::expected<int>(42));
    const amiss::expected<int> back = amiss::to_expected(result);
    const bool checked = back && *back == 42;
    return checked ? 0 : 1;
}
