// What a look into the file of the selected video found. Of a draft: what does not stop it, warnings first;
// of a file that the user wants sent whatever was found: that as well; of a video that Youku could not
// encode: what may be the cause. Three are shown, the rest on demand.
#pragma once

#include "gui/queue/row_presentation.h"
#include "media/findings.h"

#include <QWidget>

namespace engine {
class FileLooks;
}

class QVBoxLayout;

namespace gui {

class FindingsBlock : public QWidget
{
    Q_OBJECT
public:
    explicit FindingsBlock(QWidget *parent = nullptr);

    void setLooks(const engine::FileLooks &looks); // outlive it
    // Hides itself when there is nothing to say.
    void showFor(const transfer::Upload *upload);

signals:
    void commandWanted(gui::RowCommand command);

protected:
    void changeEvent(QEvent *event) override;

private:
    QList<media::Finding> found(const transfer::Upload &upload) const;
    void showFindings();
    QWidget *findingRow(const media::Finding &finding);

    const engine::FileLooks *m_looks = nullptr;
    QVBoxLayout *m_rows;
    transfer::UploadId m_shown = 0;
    QList<media::Finding> m_listed;
    bool m_replaceable = false; // the file
    bool m_explain = false;     // why Youku could not encode it
    bool m_all = false;         // more than three of them
    QString m_known;            // what the rows were made of
};

} // namespace gui
