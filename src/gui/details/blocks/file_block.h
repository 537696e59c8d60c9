// The file of the selected video, as a look into it told: a picture, facts, and what was found that does not
// stop it. Warnings come first; three are shown, the rest on demand.
#pragma once

#include "gui/queue/row_presentation.h"
#include "media/findings.h"

#include <QWidget>

namespace engine {
class FileLooks;
}

class QLabel;
class QVBoxLayout;

namespace gui {

class VideoPictures;

class FileBlock : public QWidget
{
    Q_OBJECT
public:
    explicit FileBlock(QWidget *parent = nullptr);

    // Both outlive it.
    void setSources(const engine::FileLooks &looks, VideoPictures &pictures);
    // Hides itself where nothing is known.
    void showFor(const transfer::Upload *upload);

signals:
    void commandWanted(gui::RowCommand command);

protected:
    void changeEvent(QEvent *event) override;

private:
    class PictureBox;

    void showFindings();
    QWidget *findingRow(const media::Finding &finding);

    const engine::FileLooks *m_looks = nullptr;
    PictureBox *m_picture;
    QLabel *m_facts;
    QWidget *m_findings;
    QVBoxLayout *m_rows;
    transfer::UploadId m_shown = 0;
    QList<media::Finding> m_listed;
    bool m_replaceable = false; // the file
    bool m_all = false;         // more than three of them
    QString m_known;            // what the rows were made of
};

} // namespace gui
