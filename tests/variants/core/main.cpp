// Writes an error with amiss::core alone.
#include <amiss.hpp>

#include <cstdio>

#if AMISS_CFG_READ != 0 || defined(BOOST_VERSION) || defined(BOOST_JSON_VALUE_HPP)
#error "amiss::core is without reading"
#endif

int main()
{
    char buffer[512];
    const amiss::ApiError error{amiss::cstar::Code::parameter_missing};
    const amiss::Written body = amiss::write(amiss::cstar::envelope, error, amiss::RequestInfo{}, buffer);
    std::printf("%.*s\n", static_cast<int>(body.text.size()), body.text.data());
    return body.text.empty() ? 1 : 0;
}
