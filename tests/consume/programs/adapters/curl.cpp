// SPDX-License-Identifier: BSL-1.0
// A client with libcurl: its failures are errors of amiss.
#include <amiss/adapt/curl.hpp>

int main()
{
    CURL* const curl = curl_easy_init();
    const amiss::ApiError error = amiss::error_from(CURLE_COULDNT_CONNECT);
    curl_easy_cleanup(curl);
    const bool checked = curl != nullptr && error.provenance() == amiss::Provenance::transport;
    return checked ? 0 : 1;
}
