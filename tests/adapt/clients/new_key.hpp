// SPDX-License-Identifier: BSL-1.0
// A key for the Idempotency-Key header, as programs make it by hand.
#pragma once

#include <random>
#include <string>

// [key]
inline std::string new_key()
{
    static const char digits[] = "0123456789abcdef";
    std::random_device random;
    std::string key = "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx";
    for (char& c : key) {
        if (c == 'x') c = digits[random() % 16];
        if (c == 'y') c = digits[8 + random() % 4];
    }
    return key;
}
// [/key]
