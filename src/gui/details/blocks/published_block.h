// What there is to tell of a video that is published: its picture, what Youku says of it, its link, how it
// went, and its details on demand.
#pragma once

#include "gui/queue/row_presentation.h"

#include <QWidget>

#include <functional>

namespace engine {
class FileLooks;
}

class QLabel;
class QVBoxLayout;

namespace gui {

class LinkField;
class PairList;
class PictureBox;
class VideoPictures;

class PublishedBlock : public QWidget
{
    Q_OBJECT
public:
    // What an account is called; empty: not known.
    using AccountNames = std::function<QString(const transfer::AccountId &)>;

    explicit PublishedBlock(QWidget *parent = nullptr);

    void setSources(const engine::FileLooks &looks, VideoPictures &pictures); // both outlive it
    void setAccountNames(AccountNames names);
    // Null: hides itself.
    void showFor(const transfer::Upload *upload);

signals:
    void commandWanted(gui::RowCommand command);

protected:
    void changeEvent(QEvent *event) override;

private:
    void addButtons(QVBoxLayout *layout);
    void showFile(const transfer::Upload &upload);
    void showPairs(const transfer::UploadRecord &record);
    void showDetailsLine();
    void colour();

    const engine::FileLooks *m_looks = nullptr;
    AccountNames m_accountNames;
    PictureBox *m_picture;
    QLabel *m_title;
    QLabel *m_facts;
    QLabel *m_stateIcon;
    QLabel *m_state;
    QLabel *m_since;
    LinkField *m_link;
    PairList *m_pairs;
    QLabel *m_brief; // of the details, with a link
    PairList *m_details;
    QLabel *m_note;
    transfer::UploadId m_shown = 0;
    QString m_briefText;
};

} // namespace gui
