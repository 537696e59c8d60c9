// Nothing: CMake wants a source to compile the headers of tests with (tests/CMakeLists.txt).
