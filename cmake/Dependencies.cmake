# Every outside library is found here once; a module names those it uses in
# cairn_module(... LIBRARIES ...), and no header outside its adapter folder shows them.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(Python3 REQUIRED COMPONENTS Interpreter)
find_package(Boost 1.81 REQUIRED COMPONENTS json)
find_package(OpenSSL 3 REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(ZLIB REQUIRED)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(sqlite3 REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(xapian REQUIRED IMPORTED_TARGET xapian-core)
pkg_check_modules(brotli REQUIRED IMPORTED_TARGET libbrotlienc)
pkg_check_modules(gmp REQUIRED IMPORTED_TARGET gmpxx gmp)
find_path(DOCTEST_INCLUDE doctest/doctest.h REQUIRED)

# Warnings are errors in our code only: headers of libraries come in as system headers.
add_library(cairn_options INTERFACE)
target_compile_options(cairn_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)
# Relative paths in assertions and debug information: a build says nothing of where it was made.
target_compile_options(cairn_options INTERFACE -ffile-prefix-map=${PROJECT_SOURCE_DIR}/=)
