# Uses the system's compiler, and the system's libraries instead of those of Conan's registry.
{% set compiler, version, exe = detect_api.detect_default_compiler() %}
[settings]
os={{ detect_api.detect_os() }}
arch={{ detect_api.detect_arch() }}
compiler={{ compiler }}
compiler.version={{ detect_api.default_compiler_version(compiler, version) }}
compiler.libcxx={{ detect_api.detect_libcxx(compiler, version, exe) }}
compiler.cppstd=17
build_type=Release

[replace_requires]
tl-expected/*: tl-expected/1.0.0@system
boost/*: boost/{{ os.getenv("AMISS_BOOST", "1.81.0@system") }}
{% for library in ("abseil", "catch2", "cpp-httplib", "doctest", "fmt", "glaze", "grpc", "gtest", "libcurl", "nlohmann_json", "pistache", "poco",
                   "rapidjson", "restinio", "simdjson", "spdlog") %}
{{ library }}/*: {{ library }}/{{ os.getenv("AMISS_" + library.upper().replace("-", "_"), "1.0.0") }}@system
{% endfor %}
