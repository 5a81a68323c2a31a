// expect: the result does not list all errors of this one
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// A function calls one that has more errors than its own result lists.
#include <amiss.hpp>

using Code = amiss::cstar::Code;

amiss::result<int, Code::parameter_missing, Code::database_error> find();

#ifdef AMISS_MUST_NOT_COMPILE
amiss::result<int, Code::parameter_missing> look_up()
#else
amiss::result<int, Code::database_error, Code::parameter_missing> look_up()
#endif
{
    AMISS_ASSIGN(const int found, find());
    return found + 1;
}
