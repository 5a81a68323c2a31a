# SPDX-License-Identifier: BSL-1.0
"""Replaces a library that an adapter needs, from Conan's registry, by the system's library, and packages nothing.

It is exported once for each name in LIBRARIES, as <name>/<version>@system.
"""
import os

from conan import ConanFile
from conan.errors import ConanInvalidConfiguration

# The header that must be there, the components, of which the first holds all, the libraries to link, and the macros.
LIBRARIES = {
    "abseil": ("absl/status/statusor.h", "absl_status absl_statusor", ["absl_statusor", "absl_status", "absl_cord", "absl_strings"], []),
    "catch2": ("catch2/catch.hpp", "_catch2", [], []),
    "cpp-httplib": ("httplib.h", None, ["cpp-httplib"], ["CPPHTTPLIB_OPENSSL_SUPPORT", "CPPHTTPLIB_ZLIB_SUPPORT",
                                                         "CPPHTTPLIB_BROTLI_SUPPORT"]),
    "doctest": ("doctest/doctest.h", None, [], []),
    "fmt": ("fmt/format.h", "_fmt", ["fmt"], []),
    "glaze": ("glaze/glaze.hpp", None, [], []),
    "grpc": ("grpcpp/grpcpp.h", "grpc++", ["grpc++", "grpc", "gpr"], []),
    "gtest": ("gmock/gmock-matchers.h", "gmock", ["gmock", "gtest"], []),
    "libcurl": ("curl/curl.h", "curl", ["curl"], []),
    "nlohmann_json": ("nlohmann/json.hpp", None, [], []),
    "pistache": ("pistache/http.h", "libpistache", ["pistache"], []),
    "poco": ("Poco/Net/Net.h", "poco_net", ["PocoNet", "PocoFoundation"], []),
    "rapidjson": ("rapidjson/document.h", None, [], []),
    "restinio": ("restinio/all.hpp", None, ["fmt", "http_parser"], ["RESTINIO_USE_BOOST_ASIO=shared"]),
    "simdjson": ("simdjson.h", None, ["simdjson"], ["SIMDJSON_THREADS_ENABLED=1"]),
    "spdlog": ("spdlog/spdlog.h", "libspdlog", ["spdlog", "fmt"],
               ["SPDLOG_SHARED_LIB", "SPDLOG_COMPILED_LIB", "SPDLOG_FMT_EXTERNAL"]),
}


class SystemLibrary(ConanFile):
    package_type = "shared-library"
    settings = "os", "arch", "compiler", "build_type"

    def validate(self):
        header = LIBRARIES[self.name][0]
        folders = "/usr/include", "/usr/include/x86_64-linux-gnu", "/usr/include/aarch64-linux-gnu"
        if not any(os.path.exists(os.path.join(folder, header)) for folder in folders):
            raise ConanInvalidConfiguration(f"The system has no {self.name}: there is no {header}.")

    def package_id(self):
        self.info.clear()

    def package_info(self):
        _, components, libraries, defines = LIBRARIES[self.name]
        names = components.split() if components else []
        infos = [self.cpp_info.components[name] for name in names] or [self.cpp_info]
        for info in infos:
            # The compiler searches /usr/include anyway. As an include folder of a package, it would break #include_next.
            info.includedirs = []
            info.libdirs = []
            info.bindirs = []
        infos[0].system_libs = libraries
        infos[0].defines = defines
        for info in infos[1:]:
            info.requires = names[:1]
