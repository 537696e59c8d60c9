// What looks into the files of uploads told, as their rows say it; put into words once for each row that is
// shown. GUI thread.
#pragma once

#include "gui/queue/row_presentation.h"

#include <QHash>

namespace engine {
class FileLooks;
}

namespace gui {

class RowFacts
{
public:
    // looks may be null: nobody looks into files.
    explicit RowFacts(const engine::FileLooks *looks) : m_looks(looks) {}

    void addTo(RowPresentation *row, transfer::UploadId id);
    void forget(transfer::UploadId id) { m_facts.remove(id); }

private:
    struct Facts {
        QString length;
        QString spokenLength;
        QString resolution;
        QString frameRate;
        QString warning;
    };

    Facts factsOf(transfer::UploadId id) const;

    const engine::FileLooks *m_looks;
    QHash<transfer::UploadId, Facts> m_facts;
};

} // namespace gui
