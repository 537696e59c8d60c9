// Keeps the memory of this process, where secrets stand, to itself.
#pragma once

namespace engine {

enum class Readable {
    ByNobody,
    ByTheDesktop, // whose file dialogs look at who asks them
};

// Before anything secret is read: a crash writes no memory to the disk, and other processes of the same user
// may not look into it. On Windows, programs and libraries are no longer looked for in the current folder,
// which "Open with" sets to that of the video.
void guardProcess(Readable readable);

} // namespace engine
