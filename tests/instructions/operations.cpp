// SPDX-License-Identifier: BSL-1.0
// Repeats one operation as often as the command line says, so that run.sh can count its instructions.
//
// usage: operations NAME COUNT; operations --list prints the names.
#include "support.hpp"

#include <cstdio>
#include <cstdlib>
#include <string_view>

int main(int argc, char** argv)
{
    const counted::Operations all[] = {counted::making(), counted::writing(), counted::reading(), counted::guessing()};
    const std::string_view name = argc > 1 ? argv[1] : "";
    if (argc == 2 && name == "--list") {
        for (const counted::Operations& operations : all) {
            for (const counted::Operation& operation : operations)
                std::printf("%.*s\n", static_cast<int>(operation.name.size()), operation.name.data());
        }
        return 0;
    }
    const long count = argc == 3 ? std::atol(argv[2]) : 0;
    if (count <= 0) return 2;
    for (const counted::Operations& operations : all) {
        for (const counted::Operation& operation : operations) {
            if (operation.name == name) return operation.run(count) ? 0 : 1;
        }
    }
    return 2;
}
