# Run while building: cmake -D SOURCE=… -D OUTPUT=… -P make_terminal_words.cmake
# From the window's sentences and the terminal's own makes one function a language. Functions and no table: a table of
# pointers would be pages that the loader writes to, and every process of a run copies.
cmake_minimum_required(VERSION 3.25)

function(add_words json_file out)
  file(READ ${json_file} json)
  string(JSON count LENGTH "${json}")
  math(EXPR last "${count} - 1")
  foreach(index RANGE ${last})
    string(JSON code MEMBER "${json}" ${index})
    string(JSON words GET "${json}" "${code}")
    string(APPEND code_lines "    if (code == \"${code}\") return R\"~(${words})~\";\n")
  endforeach()
  set(${out} "${${out}}${code_lines}" PARENT_SCOPE)
endfunction()

set(text "// Made by app/make_terminal_words.cmake from resources/translations.\n#include \"app/terminal_words.h\"\n")
foreach(language IN ITEMS en zh_CN)
  set(lines "")
  foreach(page IN ITEMS help record-help)
    file(READ ${SOURCE}/terminal/${page}_${language}.txt words)
    string(APPEND lines "    if (code == \"${page}\") return R\"~(${words})~\";\n")
  endforeach()
  # The terminal's own words come first, where it says something else than the window.
  add_words(${SOURCE}/terminal/${language}.json lines)
  add_words(${SOURCE}/sentences/${language}.json lines)
  string(APPEND text "\nstd::string_view forkyard::app::terminalWords_${language}(std::string_view code) {\n${lines}    return {};\n}\n")
endforeach()
file(WRITE ${OUTPUT} "${text}")
