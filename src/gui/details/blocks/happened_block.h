// What happened to the video that is shown: a line of time in the panel, a list for readers. For videos that
// failed or are published; what still runs says itself how it is.
#pragma once

#include "transfer/upload/upload.h"
#include "words/uploads/happening_words.h"

#include <QListWidget>

class QLabel;

namespace engine {
class FileLooks;
}

namespace gui {

class Hairline;

// As high as what it shows, at any width.
class HappenedList : public QListWidget
{
    Q_OBJECT
public:
    explicit HappenedList(QWidget *parent = nullptr);

    void showLines(const QList<words::HappeningLine> &lines);
    const QList<words::HappeningLine> &lines() const { return m_lines; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fit();

    QList<words::HappeningLine> m_lines;
};

class HappenedBlock : public QWidget
{
    Q_OBJECT
public:
    explicit HappenedBlock(QWidget *parent = nullptr);

    void setLooks(const engine::FileLooks &looks); // outlive it
    void setRuled(bool ruled);                     // with a line above
    // Hides itself when there is nothing to say.
    void showFor(const transfer::Upload *upload);

signals:
    void logWanted(transfer::UploadId id);

private:
    bool nothingFound(transfer::UploadId id) const;

    QLabel *m_heading;
    const engine::FileLooks *m_looks = nullptr;
    Hairline *m_line;
    transfer::UploadId m_shown = 0;
    HappenedList *m_list;
};

} // namespace gui
