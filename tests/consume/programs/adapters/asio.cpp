// SPDX-License-Identifier: BSL-1.0
// A client with Boost.Asio that could repeat calls.
#include <amiss/adapt/asio.hpp>

#include <boost/asio/io_context.hpp>

int main()
{
    boost::asio::io_context context;
    const bool checked = context.run() == 0;
    return checked ? 0 : 1;
}
