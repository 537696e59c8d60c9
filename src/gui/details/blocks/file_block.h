// The file of the selected video, as a look into it told: a picture and facts, beside it where there is room.
#pragma once

#include "transfer/upload/upload.h"

#include <QStringList>
#include <QWidget>

namespace engine {
class FileLooks;
}

class QBoxLayout;
class QLabel;

namespace gui {

class PictureBox;
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

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    const engine::FileLooks *m_looks = nullptr;
    PictureBox *m_picture;
    QLabel *m_facts;
    QBoxLayout *m_layout;
    QStringList m_lines;
};

} // namespace gui
