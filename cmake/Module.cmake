# cairn_module(assess DEPENDS base LIBRARIES GMP) makes one library of this folder's sources and one
# test program of its *_test.cpp, and records which folders it may include.
# A main.cpp belongs to a program and not to the module. FOLDERS names folders below that belong to
# the same module. TEST_DEPENDS names folders that only its tests include. A folder below another (store/sqlite) is a module of its own, named with an underscore.
function(cairn_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "FOLDERS;DEPENDS;LIBRARIES;TEST_DEPENDS")
  set(globs *.cpp *.h)
  foreach(below ${arg_FOLDERS})
    list(APPEND globs ${below}/*.cpp ${below}/*.h)
  endforeach()
  file(GLOB sources CONFIGURE_DEPENDS ${globs})
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "(_test|/main)\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")

  add_library(cairn_${name} STATIC ${sources})
  set_target_properties(cairn_${name} PROPERTIES LINKER_LANGUAGE CXX)
  target_include_directories(cairn_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  set(links ${arg_DEPENDS})
  list(TRANSFORM links REPLACE "/" "_")
  list(TRANSFORM links PREPEND cairn_)
  target_link_libraries(cairn_${name}
    PUBLIC ${links}
    PRIVATE cairn_options ${arg_LIBRARIES})
  string(REPLACE ";" " " depends "${arg_DEPENDS}")
  string(REPLACE ";" " " test_depends "${arg_TEST_DEPENDS}")
  file(RELATIVE_PATH folder ${PROJECT_SOURCE_DIR}/src ${CMAKE_CURRENT_SOURCE_DIR})
  set_property(GLOBAL APPEND_STRING PROPERTY CAIRN_LAYERS "${folder}: ${depends}: ${test_depends}\n")

  if(tests)
    add_executable(${name}_test ${tests})
    set(test_links ${arg_TEST_DEPENDS})
    list(TRANSFORM test_links REPLACE "/" "_")
    list(TRANSFORM test_links PREPEND cairn_)
    target_link_libraries(${name}_test PRIVATE
      cairn_${name} ${test_links} cairn_test_main cairn_options ${arg_LIBRARIES})
    add_test(NAME ${name} COMMAND ${name}_test)
  endif()
endfunction()

# What every test program shares: doctest's main.
add_library(cairn_test_main STATIC ${PROJECT_SOURCE_DIR}/tests/main.cpp)
target_include_directories(cairn_test_main SYSTEM PUBLIC ${DOCTEST_INCLUDE})

# The test that no source includes a folder which its own folder does not declare.
function(cairn_check_layers)
  get_property(layers GLOBAL PROPERTY CAIRN_LAYERS)
  file(WRITE ${PROJECT_BINARY_DIR}/layers.txt "${layers}")
  add_test(NAME layers COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/tests/layers.py
    ${PROJECT_BINARY_DIR}/layers.txt ${PROJECT_SOURCE_DIR}/src)
endfunction()

# cairn_embed(web FILES a.json b.css) compiles the files' texts into the module `web`, readable by
# cairn::web::embedded("a.json").
function(cairn_embed name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "FILES")
  set(out ${CMAKE_CURRENT_BINARY_DIR}/embedded.cpp)
  add_custom_command(OUTPUT ${out}
    COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/cmake/embed.py ${out} cairn::${name} ${arg_FILES}
    DEPENDS ${PROJECT_SOURCE_DIR}/cmake/embed.py ${arg_FILES}
    WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} VERBATIM)
  target_sources(cairn_${name} PRIVATE ${out})
endfunction()
